-- or
ALTER TABLE {t} ALTER w SET STORAGE EXTERNAL;
-- or
ALTER TABLE {t} ALTER w SET STORAGE PLAIN;
-- or
ALTER TABLE {t} ALTER w SET COMPRESSION pglz;
-- or
ALTER TABLE {t} ALTER w SET STATISTICS 50;
-- or
ALTER TABLE {t} ALTER w SET (n_distinct = 5);
-- or
ALTER TABLE {t} ALTER w SET (n_distinct_inherited = 5, n_distinct = 4);
-- or
COMMENT ON COLUMN {t}.w IS 'It is w';
-- or
COMMENT ON COLUMN {t}.w IS 'It''s "w"';

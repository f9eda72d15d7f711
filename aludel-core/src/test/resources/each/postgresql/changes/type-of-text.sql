-- or
ALTER TABLE {t} ALTER w TYPE varchar(50);
-- or
ALTER TABLE {t} ALTER w TYPE varchar(20) COLLATE "C";
-- or
ALTER TABLE {t} ALTER w TYPE text COLLATE "C";
-- or
ALTER TABLE {t} ALTER w TYPE integer USING w::integer;

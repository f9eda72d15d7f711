-- or
ALTER TABLE {t} ALTER k TYPE bigint;
-- or
ALTER TABLE {t} ALTER k TYPE text;

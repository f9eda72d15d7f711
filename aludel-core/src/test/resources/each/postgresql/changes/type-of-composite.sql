CREATE TYPE y_{n} AS (a integer, b text);
ALTER TABLE {t} ALTER w TYPE y_{n} USING NULL;
-- or
CREATE TYPE y_{n} AS (a bigint, b text);
ALTER TABLE {t} ALTER w TYPE y_{n} USING NULL;
-- or
CREATE TYPE y_{n} AS (a integer, b text, c integer);
ALTER TABLE {t} ALTER w TYPE y_{n} USING NULL;
-- or
CREATE TYPE y_{n} AS (a integer, b text);
ALTER TABLE {t} ALTER w TYPE y_{n}[] USING NULL;

-- or
CREATE SEQUENCE o_{n};
-- or
CREATE SEQUENCE o_{n} AS smallint;
-- or
CREATE SEQUENCE o_{n} INCREMENT -2 MINVALUE -500 MAXVALUE 50 START 40 CACHE 7 CYCLE;
-- or
CREATE UNLOGGED SEQUENCE o_{n};
-- or
CREATE SEQUENCE o_{n};
COMMENT ON SEQUENCE o_{n} IS 'It counts';
-- or
CREATE SEQUENCE o_{n} START 5;
CREATE TABLE ot_{n} (a bigint DEFAULT nextval('o_{n}'));
-- or
CREATE TABLE o_{n} (a integer);
-- or
CREATE VIEW o_{n} AS SELECT 1 AS a;

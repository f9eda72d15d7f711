-- before
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a * 10';
CREATE TABLE t (a integer DEFAULT f(1), b integer GENERATED ALWAYS AS (f(a)) STORED CHECK (b > 0), c integer GENERATED ALWAYS AS (a + 1) STORED);
CREATE INDEX i ON t (b, f(a));
COMMENT ON COLUMN t.b IS 'It is ten times a';
INSERT INTO t VALUES (2), (3);
-- after
CREATE TABLE t (a integer, b integer CHECK (b > 0), c integer);
CREATE INDEX i ON t (b);
COMMENT ON COLUMN t.b IS 'It was ten times a';

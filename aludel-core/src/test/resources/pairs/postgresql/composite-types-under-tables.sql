-- before
CREATE TYPE c1 AS (a integer, b text);
CREATE TYPE c2 AS (x c1, y integer);
CREATE TYPE c3 AS (a integer, b text);
CREATE TYPE c4 AS (a integer, b text COLLATE "C");
CREATE TABLE t (p c1, q c2, r c3[]);
CREATE TABLE typed (z c4);
CREATE TYPE c5 AS (a integer, b text);
CREATE TABLE listed (one c5, more c5[]);
INSERT INTO listed VALUES (ROW (1, NULL), ARRAY[ROW (2, 'b')::c5]), (NULL, NULL);
CREATE VIEW v AS SELECT (p).a AS a, (q).y AS y FROM t;
CREATE FUNCTION f(x c3) RETURNS c3 LANGUAGE sql AS 'SELECT x';
CREATE INDEX i ON t (((p).a));
COMMENT ON COLUMN c1.a IS 'first';
COMMENT ON TYPE c2 IS 'second';
-- after
CREATE TYPE c1 AS (a integer, b text, c date);
CREATE TYPE c2 AS (x c1, y bigint);
CREATE TYPE c3 AS (b text);
CREATE TYPE c4 AS (a integer, b text COLLATE "POSIX");
CREATE TABLE t (p c1, q c2, r c3[]);
CREATE TABLE typed (z c4);
CREATE TYPE c5 AS (a integer, b text);
CREATE TABLE listed (one c5[], more c5);
CREATE VIEW v AS SELECT (p).a AS a, (q).y AS y FROM t;
CREATE FUNCTION f(x c3) RETURNS c3 LANGUAGE sql AS 'SELECT x';
CREATE INDEX i ON t (((p).a));
COMMENT ON COLUMN c1.b IS 'other';

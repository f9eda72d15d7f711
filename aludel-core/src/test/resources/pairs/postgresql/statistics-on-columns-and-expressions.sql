-- before
CREATE TABLE t (a integer, b text, c integer);
CREATE FUNCTION f(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE STATISTICS s1 (ndistinct) ON a, b FROM t;
CREATE STATISTICS s2 ON (a + c) FROM t;
CREATE STATISTICS s3 (mcv, dependencies) ON a, c FROM t;
CREATE STATISTICS s4 ON f(a), lower(b) FROM t;
ALTER STATISTICS s3 SET STATISTICS 10;
-- after
CREATE TABLE t (a bigint, b varchar(5), c integer);
CREATE FUNCTION f(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1';
CREATE STATISTICS s1 (ndistinct, mcv) ON a, b FROM t;
CREATE STATISTICS s2 ON (a - c) FROM t;
CREATE STATISTICS s3 (mcv, dependencies) ON a, c FROM t;
CREATE STATISTICS s4 ON f(c), lower(b) FROM t;
ALTER STATISTICS s3 SET STATISTICS 20;
COMMENT ON STATISTICS s1 IS 's1';

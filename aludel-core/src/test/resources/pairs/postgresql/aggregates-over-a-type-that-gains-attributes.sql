-- before
CREATE TYPE st AS (n bigint, s numeric);
CREATE FUNCTION acc(st, numeric) RETURNS st LANGUAGE sql IMMUTABLE AS 'SELECT ($1.n + 1, $1.s + $2)::st';
CREATE FUNCTION fin(st) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT $1.s / nullif($1.n, 0)';
CREATE AGGREGATE avg2(numeric) (SFUNC = acc, STYPE = st, FINALFUNC = fin, INITCOND = '(0,0)');
CREATE TABLE t (g integer, v numeric);
CREATE MATERIALIZED VIEW m AS SELECT g, avg2(v) AS a FROM t GROUP BY g;
CREATE UNIQUE INDEX mi ON m (g);
CREATE FUNCTION best() RETURNS SETOF m LANGUAGE sql STABLE AS 'SELECT * FROM m';
CREATE VIEW vm AS SELECT (best()).a;

-- after
CREATE TYPE st AS (n bigint, s numeric, q numeric);
CREATE FUNCTION acc(st, numeric) RETURNS st LANGUAGE sql IMMUTABLE AS 'SELECT ($1.n + 1, $1.s + $2, 0)::st';
CREATE FUNCTION fin(st) RETURNS double precision LANGUAGE sql IMMUTABLE AS 'SELECT ($1.s / nullif($1.n, 0))::double precision';
CREATE AGGREGATE avg2(numeric) (SFUNC = acc, STYPE = st, FINALFUNC = fin, INITCOND = '(0,0,0)');
CREATE TABLE t (g integer, v numeric);
CREATE MATERIALIZED VIEW m AS SELECT g, avg2(v) AS a FROM t GROUP BY g;
CREATE UNIQUE INDEX mi ON m (g);
CREATE FUNCTION best() RETURNS SETOF m LANGUAGE sql STABLE AS 'SELECT * FROM m';
CREATE VIEW vm AS SELECT (best()).a;

-- before
CREATE DOMAIN d AS text;
CREATE TABLE t (id integer PRIMARY KEY, a d, b d[]);
CREATE VIEW v AS SELECT id, a FROM t;
CREATE FUNCTION f(x d) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1::text';
CREATE INDEX ix ON t (f(a));
INSERT INTO t VALUES (1, '(5)', '{(6)}');
-- after
CREATE TYPE d AS (n integer);
CREATE TABLE t (id integer PRIMARY KEY, a d, b d[]);
CREATE VIEW v AS SELECT id, a FROM t;
CREATE FUNCTION f(x d) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1.n::text';
CREATE INDEX ix ON t (f(a));

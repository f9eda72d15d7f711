-- before
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a';
CREATE TABLE t (a integer DEFAULT f(1), b integer CHECK (f(b) > 0));
CREATE INDEX i ON t (f(a));
CREATE VIEW v AS SELECT f(a) AS x FROM t;
-- after
CREATE FUNCTION f(aa integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT aa';
CREATE FUNCTION f2(aa integer, q integer DEFAULT 1) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT aa';
CREATE TABLE t (a integer DEFAULT f2(1), b integer CHECK (f2(b) > 0));
CREATE INDEX i ON t (f2(a));
CREATE VIEW v AS SELECT f2(a)::bigint AS x FROM t;

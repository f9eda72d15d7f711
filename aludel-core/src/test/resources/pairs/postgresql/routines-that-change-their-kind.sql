-- before
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION total(x integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT x';
CREATE PROCEDURE p(x integer) LANGUAGE sql AS 'SELECT 1';
CREATE AGGREGATE agg(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
CREATE TABLE t (a integer DEFAULT f(), b integer, CHECK (total(b) > 0));
CREATE VIEW v AS SELECT total(a) AS s FROM t;
CREATE VIEW w AS SELECT agg(a) AS s FROM t;
INSERT INTO t VALUES (1, 2);
-- after
CREATE PROCEDURE f() LANGUAGE sql AS 'SELECT 1';
CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
CREATE FUNCTION p(x integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION agg(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE TABLE t (a integer DEFAULT p(1), b integer, CHECK (agg(b) > 0));
CREATE VIEW v AS SELECT total(a) AS s FROM t;
CREATE VIEW w AS SELECT agg(a) AS s FROM t;

-- before
CREATE TYPE a AS ENUM ('x');
CREATE DOMAIN b AS integer;
CREATE TYPE c AS (n integer);
CREATE TYPE r AS RANGE (subtype = integer);
CREATE TABLE e (n integer);
CREATE VIEW g AS SELECT 1 AS n;
CREATE TABLE uses (a a, b b, c c, r r, e e);
CREATE FUNCTION f(x c, y a) RETURNS b LANGUAGE sql AS 'SELECT ($1).n::b';
-- after
CREATE TABLE a (n integer);
CREATE VIEW b AS SELECT 1 AS n;
CREATE TABLE c (n integer);
CREATE MATERIALIZED VIEW r AS SELECT 1 AS n;
CREATE TYPE e AS (n integer);
CREATE DOMAIN g AS integer;
CREATE TABLE uses (a text, b integer, c c, r text, e e);
CREATE FUNCTION f(x c, y a) RETURNS integer LANGUAGE sql AS 'SELECT ($1).n';

-- before
CREATE TYPE addr AS (street text, zip text, nr integer);
CREATE TYPE person AS (name text, home addr);
CREATE TABLE t (id integer PRIMARY KEY, a addr, xs addr[], p person, CHECK ((a).nr > 0));
CREATE INDEX ix ON t (((a).street));
CREATE VIEW v AS SELECT id, (a).street AS street, a FROM t;
CREATE FUNCTION zip(a addr) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT ($1).street';
CREATE DOMAIN okaddr AS addr CHECK ((VALUE).nr > 0);
CREATE TABLE u (d okaddr);
INSERT INTO t VALUES (1, ('s', 'z', 3), ARRAY[('a','b',1)::addr], ('n', ('q','w',2)));
INSERT INTO u VALUES (('s', 'z', 3)::addr);
-- after
CREATE TYPE addr AS (street text, nr bigint, town text);
CREATE TYPE person AS (name text, home addr);
CREATE TABLE t (id integer PRIMARY KEY, a addr, xs addr[], p person, CHECK ((a).nr > 0));
CREATE INDEX ix ON t (((a).street));
CREATE VIEW v AS SELECT id, (a).street AS street, a FROM t;
CREATE FUNCTION zip(a addr) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT ($1).street';
CREATE DOMAIN okaddr AS addr CHECK ((VALUE).nr > 0);
CREATE TABLE u (d okaddr);

-- before
CREATE TYPE addr AS (street text, zip text, nr integer);
CREATE TYPE person AS (name text, home addr);
CREATE TABLE t (id integer PRIMARY KEY, a addr, xs addr[], p person);
CREATE VIEW v AS SELECT id, (a).street AS street, a FROM t;
CREATE FUNCTION zip(a addr) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT ($1).street';
INSERT INTO t VALUES (1, ('s', 'z', 3), ARRAY[('a','b',1)::addr], ('n', ('q','w',2)));
-- after
CREATE TYPE addr AS (street text, nr integer);
CREATE TYPE person AS (name text, home addr);
CREATE TABLE t (id integer PRIMARY KEY, a addr, xs addr[], p person);
CREATE VIEW v AS SELECT id, (a).street AS street, a FROM t;
CREATE FUNCTION zip(a addr) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT ($1).street';

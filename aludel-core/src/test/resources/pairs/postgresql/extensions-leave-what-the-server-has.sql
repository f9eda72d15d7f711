-- schemas: public, ext
-- before
CREATE SCHEMA ext;
CREATE EXTENSION intarray;
CREATE EXTENSION hstore SCHEMA ext;
CREATE TABLE t (
  i integer[],
  h ext.hstore,
  CONSTRAINT c CHECK (i @> i),
  CONSTRAINT d CHECK (h OPERATOR(ext.@>) h AND i @> i)
);
CREATE INDEX tx ON t ((i @> i));
CREATE FUNCTION f() RETURNS boolean LANGUAGE sql RETURN '{1}'::integer[] @> '{1}'::integer[];
CREATE VIEW v AS SELECT i @> i AS a FROM t;
CREATE VIEW w AS SELECT i OPERATOR(pg_catalog.@>) i AS a FROM t;
-- after
CREATE SCHEMA ext;
CREATE EXTENSION intarray SCHEMA ext;
CREATE EXTENSION hstore SCHEMA ext;
CREATE TABLE t (
  i integer[],
  h ext.hstore,
  CONSTRAINT c CHECK (i @> i),
  CONSTRAINT d CHECK (h OPERATOR(ext.@>) h AND i @> i)
);
CREATE INDEX tx ON t ((i @> i));
CREATE FUNCTION f() RETURNS boolean LANGUAGE sql RETURN '{1}'::integer[] @> '{1}'::integer[];
CREATE VIEW v AS SELECT i @> i AS a FROM t;
CREATE VIEW w AS SELECT i OPERATOR(ext.@>) i AS a FROM t;

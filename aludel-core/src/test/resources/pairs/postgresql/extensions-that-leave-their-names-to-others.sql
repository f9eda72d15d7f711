-- schemas: public, ext
-- before
CREATE SCHEMA ext;
CREATE EXTENSION pg_trgm;
CREATE EXTENSION hstore;
CREATE EXTENSION intarray SCHEMA ext;
CREATE TABLE t (
  a text,
  b text,
  h hstore,
  i integer[],
  CONSTRAINT stays CHECK (similarity(a, b) >= 0)
);
CREATE VIEW v AS SELECT similarity(a, b) AS s, a % b AS e FROM t;
INSERT INTO t VALUES ('a', 'b', 'a=>1', '{1}');
-- after
CREATE SCHEMA ext;
CREATE EXTENSION pg_trgm SCHEMA ext;
CREATE EXTENSION hstore SCHEMA ext;
CREATE EXTENSION intarray SCHEMA ext;
CREATE FUNCTION similarity(a text, b text) RETURNS real LANGUAGE sql AS 'SELECT 1::real';
CREATE TABLE t (
  a text,
  b text,
  h ext.hstore,
  i integer[],
  CONSTRAINT stays CHECK (ext.similarity(a, b) >= 0),
  CONSTRAINT comes CHECK (similarity(a, b) > 0),
  CONSTRAINT both_come CHECK (h OPERATOR(ext.@>) h AND i OPERATOR(ext.@>) i)
);
CREATE INDEX both_too ON t ((h OPERATOR(ext.@>) h)) WHERE i OPERATOR(ext.@>) i;
CREATE VIEW v AS SELECT similarity(a, b) AS s, a OPERATOR(ext.%) b AS e FROM t;
CREATE VIEW z_comes AS SELECT h OPERATOR(ext.@>) h AS c, i OPERATOR(ext.@>) i AS ic, s FROM t, v;
INSERT INTO t VALUES ('a', 'b', 'a=>1', '{1}');

-- schemas: public, ext
-- before
CREATE SCHEMA ext;
CREATE EXTENSION pg_trgm;
CREATE EXTENSION hstore;
CREATE EXTENSION intarray SCHEMA ext;
CREATE EXTENSION cube;
CREATE TABLE t (
  a text,
  b text,
  h hstore,
  i integer[],
  CONSTRAINT stays CHECK (similarity(a, b) >= 0)
);
CREATE TABLE cubes (c cube, dim integer GENERATED ALWAYS AS (cube_dim(c)) STORED);
CREATE VIEW v AS SELECT similarity(a, b) AS s, a % b AS e FROM t;
INSERT INTO t VALUES ('a', 'b', 'a=>1', '{1}');
-- after
CREATE SCHEMA ext;
CREATE EXTENSION pg_trgm SCHEMA ext;
CREATE EXTENSION hstore SCHEMA ext;
CREATE EXTENSION intarray SCHEMA ext;
CREATE EXTENSION cube SCHEMA ext;
CREATE DOMAIN cube AS integer CHECK (VALUE > 0);
CREATE FUNCTION cube_dim(x ext.cube) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
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
CREATE TABLE cubes (c ext.cube, dim integer GENERATED ALWAYS AS (ext.cube_dim(c)) STORED, CONSTRAINT comes CHECK (cube_dim(c) > 0));
CREATE VIEW own AS SELECT 1::cube AS one, cube_dim(c) AS dim, ext.cube_dim(c) AS brought FROM cubes;
CREATE VIEW v AS SELECT similarity(a, b) AS s, a OPERATOR(ext.%) b AS e FROM t;
CREATE VIEW z_comes AS SELECT h OPERATOR(ext.@>) h AS c, i OPERATOR(ext.@>) i AS ic, s FROM t, v;
INSERT INTO t VALUES ('a', 'b', 'a=>1', '{1}');

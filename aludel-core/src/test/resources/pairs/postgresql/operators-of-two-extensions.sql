-- schemas: public, ext
-- before
CREATE SCHEMA ext;
CREATE EXTENSION hstore SCHEMA ext;
CREATE EXTENSION intarray SCHEMA ext;
CREATE EXTENSION seg SCHEMA ext;
CREATE EXTENSION cube;
CREATE DOMAIN d AS integer[] CHECK (VALUE OPERATOR(ext.@>) '{1}'::integer[] OR 'a=>1'::ext.hstore OPERATOR(ext.@>) 'b=>1'::ext.hstore);
CREATE FUNCTION f(x ext.hstore, y integer[]) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN x OPERATOR(ext.@>) 'a=>1'::ext.hstore AND y OPERATOR(ext.@>) '{1}'::integer[];
CREATE FUNCTION body(x ext.hstore, y integer[]) RETURNS boolean LANGUAGE sql AS 'SELECT x OPERATOR(ext.@>) x AND y OPERATOR(ext.@>) y';
CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE t (
  n integer,
  h ext.hstore,
  i integer[],
  c cube,
  s ext.seg,
  df boolean DEFAULT ('a=>1'::ext.hstore OPERATOR(ext.@>) 'a=>1'::ext.hstore AND '{1}'::integer[] OPERATOR(ext.@>) '{1}'::integer[]),
  g boolean GENERATED ALWAYS AS (h OPERATOR(ext.@>) 'a=>1'::ext.hstore AND i OPERATOR(ext.@>) '{1}'::integer[]) STORED,
  cg boolean GENERATED ALWAYS AS (c @> '(1,2)'::cube AND s OPERATOR(ext.@>) '1'::ext.seg) STORED,
  CONSTRAINT stays CHECK (h OPERATOR(ext.@>) h OR i OPERATOR(ext.@>) i),
  CONSTRAINT changes CHECK (h OPERATOR(ext.@>) 'a=>1'::ext.hstore OR i OPERATOR(ext.@>) '{1}'::integer[]),
  CONSTRAINT c_changes CHECK (c @> '(1,2)'::cube OR s OPERATOR(ext.@>) '1'::ext.seg),
  CONSTRAINT called CHECK (f(h, i) OR i OPERATOR(ext.@>) '{1}'::integer[])
);
CREATE TABLE alike (x ext.hstore, CONSTRAINT c CHECK (x OPERATOR(ext.@>) x));
CREATE TABLE unlike (x integer[], CONSTRAINT c CHECK (x OPERATOR(ext.@>) x));
CREATE INDEX ix ON t ((h OPERATOR(ext.@>) h AND i OPERATOR(ext.@>) i)) WHERE h OPERATOR(ext.@>) 'a=>1'::ext.hstore AND i OPERATOR(ext.@>) '{1}'::integer[];
CREATE INDEX iy ON t (n) WHERE c @> c AND s OPERATOR(ext.@>) s;
CREATE POLICY p ON t USING (h OPERATOR(ext.@>) 'a=>1'::ext.hstore AND i OPERATOR(ext.@>) '{1}'::integer[]);
CREATE TRIGGER tr BEFORE UPDATE ON t FOR EACH ROW WHEN (NEW.h OPERATOR(ext.@>) OLD.h AND NEW.i OPERATOR(ext.@>) OLD.i) EXECUTE FUNCTION noted();
CREATE STATISTICS st ON (h OPERATOR(ext.@>) 'a=>1'::ext.hstore), (i OPERATOR(ext.@>) '{1}'::integer[]) FROM t;
CREATE VIEW v AS SELECT h OPERATOR(ext.@>) h AS a, i OPERATOR(ext.@>) i AS b FROM t;
CREATE VIEW vc AS SELECT c @> c AS a, s OPERATOR(ext.@>) s AS b FROM t;
CREATE VIEW w AS SELECT h OPERATOR(ext.@>) 'a=>1'::ext.hstore AS a, i OPERATOR(ext.@>) '{1}'::integer[] AS b, c @> '(1,2)'::cube AS c, s OPERATOR(ext.@>) '1'::ext.seg AS d FROM t;
CREATE MATERIALIZED VIEW m AS SELECT h OPERATOR(ext.@>) 'a=>1'::ext.hstore AS a, i OPERATOR(ext.@>) i AS b FROM t;
INSERT INTO t (h, i) VALUES ('a=>1, b=>1', '{1,2}');
-- after
CREATE SCHEMA ext;
CREATE EXTENSION hstore;
CREATE EXTENSION intarray SCHEMA ext;
CREATE EXTENSION seg SCHEMA ext;
CREATE EXTENSION cube SCHEMA ext;
CREATE DOMAIN d AS integer[] CHECK (VALUE OPERATOR(ext.@>) '{1}'::integer[] OR 'a=>1'::hstore @> 'c=>1'::hstore);
CREATE FUNCTION f(x hstore, y integer[]) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN x @> 'b=>1'::hstore AND y OPERATOR(ext.@>) '{1}'::integer[];
CREATE FUNCTION body(x hstore, y integer[]) RETURNS boolean LANGUAGE sql AS 'SELECT x @> x AND y OPERATOR(ext.@>) y';
CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE t (
  n integer,
  h hstore,
  i integer[],
  c ext.cube,
  s ext.seg,
  df boolean DEFAULT ('b=>1'::hstore @> 'a=>1'::hstore AND '{1}'::integer[] OPERATOR(ext.@>) '{1}'::integer[]),
  g boolean GENERATED ALWAYS AS (h @> 'b=>1'::hstore AND i OPERATOR(ext.@>) '{1}'::integer[]) STORED,
  cg boolean GENERATED ALWAYS AS (c OPERATOR(ext.@>) '(1,3)'::ext.cube AND s OPERATOR(ext.@>) '1'::ext.seg) STORED,
  CONSTRAINT stays CHECK (h @> h OR i OPERATOR(ext.@>) i),
  CONSTRAINT changes CHECK (h @> 'b=>1'::hstore OR i OPERATOR(ext.@>) '{1}'::integer[]),
  CONSTRAINT c_changes CHECK (c OPERATOR(ext.@>) '(1,3)'::ext.cube OR s OPERATOR(ext.@>) '1'::ext.seg),
  CONSTRAINT called CHECK (f(h, i) OR i OPERATOR(ext.@>) '{2}'::integer[])
);
CREATE TABLE alike (x hstore, CONSTRAINT c CHECK (x @> x));
CREATE TABLE unlike (x integer[], CONSTRAINT c CHECK (x OPERATOR(ext.@>) x));
CREATE INDEX ix ON t ((h @> h AND i OPERATOR(ext.@>) i)) WHERE h @> 'b=>1'::hstore AND i OPERATOR(ext.@>) '{1}'::integer[];
CREATE INDEX iy ON t (n) WHERE c OPERATOR(ext.@>) c AND s OPERATOR(ext.@>) s;
CREATE POLICY p ON t USING (h @> 'b=>1'::hstore AND i OPERATOR(ext.@>) '{1}'::integer[]);
CREATE TRIGGER tr BEFORE UPDATE ON t FOR EACH ROW WHEN (NEW.h @> OLD.h AND NEW.i OPERATOR(ext.@>) OLD.i) EXECUTE FUNCTION noted();
CREATE STATISTICS st ON (h @> 'b=>1'::hstore), (i OPERATOR(ext.@>) '{1}'::integer[]) FROM t;
CREATE VIEW v AS SELECT h @> h AS a, i OPERATOR(ext.@>) i AS b FROM t;
CREATE VIEW vc AS SELECT c OPERATOR(ext.@>) c AS a, s OPERATOR(ext.@>) s AS b FROM t;
CREATE VIEW w AS SELECT h @> 'b=>1'::hstore AS a, i OPERATOR(ext.@>) '{1}'::integer[] AS b, c OPERATOR(ext.@>) '(1,3)'::ext.cube AS c, s OPERATOR(ext.@>) '1'::ext.seg AS d FROM t;
CREATE MATERIALIZED VIEW m AS SELECT h @> 'b=>1'::hstore AS a, i OPERATOR(ext.@>) i AS b FROM t;

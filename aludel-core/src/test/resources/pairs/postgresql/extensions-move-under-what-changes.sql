-- schemas: public, ext, other
-- before
CREATE SCHEMA ext;
CREATE SCHEMA other;
CREATE EXTENSION citext SCHEMA ext;
CREATE EXTENSION hstore;
CREATE EXTENSION pg_trgm;
CREATE EXTENSION btree_gist SCHEMA ext;
CREATE TABLE t (
  id integer PRIMARY KEY,
  a ext.citext DEFAULT 'x',
  h hstore DEFAULT 'a=>1',
  s text,
  has boolean GENERATED ALWAYS AS (h ? 'has') STORED,
  near real DEFAULT similarity('a', 'b'),
  CONSTRAINT c CHECK (a OPERATOR(ext.<>) 'n'::ext.citext),
  CONSTRAINT k CHECK (NOT h ? 'bad'),
  CONSTRAINT l CHECK (similarity(s, 'abc') < 0.9),
  CONSTRAINT goes CHECK (NOT h @> 'x=>1'),
  CONSTRAINT e EXCLUDE USING gist (id ext.gist_int4_ops WITH =, s gist_trgm_ops WITH =)
);
CREATE INDEX ix ON t (a) WHERE a OPERATOR(ext.>) 'b'::ext.citext;
CREATE INDEX hx ON t ((h -> 'one')) WHERE NOT h ? 'k';
CREATE INDEX sx ON t USING gin (s gin_trgm_ops) WHERE show_trgm(s) <> '{}';
CREATE INDEX tx ON t USING gist (s gist_trgm_ops, id ext.gist_int4_ops);
CREATE INDEX wx ON t (word_similarity(s, 'x'));
CREATE DOMAIN d AS hstore CHECK (NOT VALUE ? 'q');
CREATE TABLE o (x d, y integer);
CREATE STATISTICS st ON (h -> 'a'), (h ? 'b') FROM t;
CREATE FUNCTION f(x hstore) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN x ? 'f';
CREATE INDEX fx ON t (f(h));
CREATE POLICY p ON t USING (h ? 'p');
INSERT INTO t VALUES (1, 'x', 'a=>1', 'abd'), (2, 'y', 'has=>1', 'zzz');
INSERT INTO o VALUES ('a=>1', 1);
-- after
CREATE SCHEMA ext;
CREATE SCHEMA other;
CREATE EXTENSION citext;
CREATE EXTENSION hstore SCHEMA other;
CREATE EXTENSION pg_trgm SCHEMA ext;
CREATE EXTENSION btree_gist;
CREATE TABLE t (
  id integer PRIMARY KEY,
  a citext DEFAULT 'y',
  h other.hstore DEFAULT 'b=>1',
  s text,
  has boolean GENERATED ALWAYS AS (h OPERATOR(other.?) 'has2') STORED,
  near real DEFAULT ext.similarity('a', 'c'),
  CONSTRAINT c CHECK (a <> 'm'::citext),
  CONSTRAINT k CHECK (NOT h OPERATOR(other.?) 'bad2'),
  CONSTRAINT l CHECK (ext.similarity(s, 'abc') < 0.8),
  CONSTRAINT comes CHECK (NOT h OPERATOR(other.@>) 'y=>1'),
  CONSTRAINT e EXCLUDE USING gist (id gist_int4_ops WITH =, s ext.gist_trgm_ops WITH =) WHERE (id > 3)
);
CREATE INDEX ix ON t (a) WHERE a > 'c'::citext;
CREATE INDEX hx ON t ((h OPERATOR(other.->) 'two')) WHERE NOT h OPERATOR(other.?) 'l';
CREATE INDEX sx ON t USING gin (s ext.gin_trgm_ops) WHERE ext.show_trgm(s) <> '{a}';
CREATE INDEX tx ON t USING gist (s ext.gist_trgm_ops (siglen = 32), id gist_int4_ops);
CREATE INDEX wx ON t (ext.word_similarity(s, 'y'));
CREATE DOMAIN d AS other.hstore CHECK (NOT VALUE OPERATOR(other.?) 'r');
CREATE TABLE o (x d, y integer);
CREATE STATISTICS st ON (h OPERATOR(other.->) 'b'), (h OPERATOR(other.?) 'b') FROM t;
CREATE FUNCTION f(x other.hstore) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN x OPERATOR(other.?) 'g';
CREATE INDEX fx ON t (f(h));
CREATE POLICY p ON t USING (h OPERATOR(other.?) 'q');

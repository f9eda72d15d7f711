-- schemas: public, ext, other
-- before
CREATE SCHEMA ext;
CREATE SCHEMA other;
CREATE EXTENSION citext SCHEMA ext;
CREATE EXTENSION hstore SCHEMA ext;
CREATE EXTENSION pg_trgm;
CREATE TABLE t (id integer PRIMARY KEY, a ext.citext DEFAULT 'x', b ext.citext[], h ext.hstore, CHECK (a OPERATOR(ext.<>) 'n'::ext.citext), CHECK (NOT h OPERATOR(ext.?) 'bad'), s text);
CREATE INDEX ix ON t (a) WHERE a OPERATOR(ext.>) 'b'::ext.citext;
CREATE INDEX hx ON t USING gin (h);
CREATE INDEX sx ON t USING gin (s gin_trgm_ops);
CREATE VIEW v AS SELECT a, h OPERATOR(ext.->) 'q' AS q FROM t WHERE a OPERATOR(ext.=) 'z'::ext.citext;
CREATE FUNCTION f(x ext.citext) RETURNS ext.citext LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE DOMAIN d AS ext.citext CHECK (VALUE OPERATOR(ext.<>) 'q');
CREATE INDEX gx ON t (id) WHERE NOT h OPERATOR(ext.?) 'k';
CREATE VIEW w AS SELECT id, h OPERATOR(ext.->) 'w' AS w FROM t;
CREATE MATERIALIZED VIEW m AS SELECT h OPERATOR(ext.||) h AS h FROM t WHERE (h OPERATOR(ext.->) 'm') IS NOT NULL;
ALTER TABLE t ADD has boolean GENERATED ALWAYS AS (h OPERATOR(ext.?) 'has') STORED;
CREATE POLICY p ON t USING (h OPERATOR(ext.@>) 'a=>1');
INSERT INTO t VALUES (1, 'x', '{y}', 'a=>1');
-- after
CREATE SCHEMA ext;
CREATE SCHEMA other;
CREATE EXTENSION citext SCHEMA other;
CREATE EXTENSION hstore;
CREATE EXTENSION pg_trgm SCHEMA ext;
CREATE TABLE t (id integer PRIMARY KEY, a other.citext DEFAULT 'x', b other.citext[], h hstore, CHECK (a OPERATOR(other.<>) 'n'::other.citext), CHECK (NOT h ? 'bad'), s text);
CREATE INDEX ix ON t (a) WHERE a OPERATOR(other.>) 'b'::other.citext;
CREATE INDEX hx ON t USING gin (h);
CREATE INDEX sx ON t USING gin (s ext.gin_trgm_ops);
CREATE VIEW v AS SELECT a, h -> 'q' AS q FROM t WHERE a OPERATOR(other.=) 'z'::other.citext;
CREATE FUNCTION f(x other.citext) RETURNS other.citext LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE DOMAIN d AS other.citext CHECK (VALUE OPERATOR(other.<>) 'q');
CREATE INDEX gx ON t (id) WHERE NOT h ? 'k';
CREATE VIEW w AS SELECT h -> 'other' AS w, id FROM t WHERE h ? 'w';
CREATE VIEW x AS SELECT h - 'w'::text AS x FROM t;
CREATE MATERIALIZED VIEW m AS SELECT h || h AS h FROM t WHERE (h -> 'm') IS NOT NULL;
ALTER TABLE t ADD has boolean GENERATED ALWAYS AS (h ? 'has') STORED;
CREATE POLICY p ON t USING (h @> 'a=>1');

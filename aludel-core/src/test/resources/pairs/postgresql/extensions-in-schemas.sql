-- schemas: ext, other
-- before
CREATE SCHEMA ext; CREATE SCHEMA other;
CREATE EXTENSION hstore SCHEMA ext;
CREATE EXTENSION citext SCHEMA other;
CREATE EXTENSION cube;
CREATE TABLE t (b other.citext, c cube);
COMMENT ON EXTENSION cube IS 'mine';
COMMENT ON SCHEMA ext IS 'for extensions';
-- after
CREATE SCHEMA ext; CREATE SCHEMA other;
CREATE EXTENSION hstore SCHEMA other;
CREATE EXTENSION citext SCHEMA other;
CREATE EXTENSION pg_trgm SCHEMA ext;
CREATE TABLE t (a other.hstore, b other.citext, c text);
CREATE INDEX i ON t USING gist (a other.gist_hstore_ops (siglen = 64));
CREATE INDEX j ON t USING gin (c ext.gin_trgm_ops);
COMMENT ON SCHEMA other IS 'for others';

-- schemas: public, ext, other
-- access
-- before
CREATE SCHEMA ext;
CREATE SCHEMA other;
CREATE EXTENSION hstore SCHEMA ext;
CREATE EXTENSION ltree;
CREATE EXTENSION cube SCHEMA other;
CREATE TABLE t (h ext.hstore, l ltree, c other.cube);
CREATE FUNCTION akeys(x ext.hstore) RETURNS text[] LANGUAGE sql IMMUTABLE AS 'SELECT NULL::text[]';
REVOKE ALL ON FUNCTION akeys(ext.hstore) FROM PUBLIC;
CREATE VIEW goes AS SELECT akeys(h) AS own, ext.akeys(h) AS brought FROM t;
CREATE FUNCTION avals(x ext.hstore, y integer) RETURNS text[] LANGUAGE sql IMMUTABLE AS 'SELECT NULL::text[]';
REVOKE ALL ON FUNCTION avals(ext.hstore, integer) FROM PUBLIC;
CREATE VIEW stays AS SELECT avals(h, 1) AS own, ext.avals(h) AS brought FROM t;
CREATE FUNCTION ext.svals(x ext.hstore, y integer) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT NULL::text';
CREATE VIEW ext_stays AS SELECT ext.svals(h, 1) AS own, ext.svals(h) AS brought FROM t;
CREATE FUNCTION joined(x ext.hstore, y ext.hstore) RETURNS ext.hstore LANGUAGE sql IMMUTABLE RETURN x OPERATOR(ext.||) y;
CREATE AGGREGATE delete(ext.hstore) (SFUNC = joined, STYPE = ext.hstore, INITCOND = '');
REVOKE ALL ON FUNCTION delete(ext.hstore) FROM PUBLIC;
CREATE VIEW joins AS SELECT delete(h) AS own FROM t;
CREATE DOMAIN named AS ext.hstore CHECK (VALUE OPERATOR(ext.?) 'name');
CREATE FUNCTION names(hstore named, akeys text) RETURNS TABLE (each ext.hstore, skeys text[]) LANGUAGE plpgsql AS 'BEGIN RETURN; END';
CREATE FUNCTION dim(x other.cube) RETURNS integer LANGUAGE sql IMMUTABLE RETURN other.cube_dim(x);
-- after
CREATE SCHEMA ext;
CREATE SCHEMA other;
CREATE EXTENSION hstore;
CREATE EXTENSION ltree SCHEMA ext;
CREATE EXTENSION cube SCHEMA ext;
CREATE TABLE t (h hstore, l ext.ltree, c ext.cube);
CREATE FUNCTION nlevel(x ext.ltree) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT NULL::integer';
REVOKE ALL ON FUNCTION nlevel(ext.ltree) FROM PUBLIC;
CREATE VIEW comes AS SELECT nlevel(l) AS own, ext.nlevel(l) AS brought FROM t;
CREATE FUNCTION avals(x hstore, y integer) RETURNS text[] LANGUAGE sql IMMUTABLE AS 'SELECT NULL::text[]';
REVOKE ALL ON FUNCTION avals(hstore, integer) FROM PUBLIC;
CREATE VIEW stays AS SELECT avals(h, 1) AS own, avals(h) AS brought FROM t;
CREATE FUNCTION ext.svals(x hstore, y integer) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT NULL::text';
CREATE VIEW ext_stays AS SELECT ext.svals(h, 1) AS own, svals(h) AS brought FROM t;
CREATE FUNCTION joined(x hstore, y hstore) RETURNS hstore LANGUAGE sql IMMUTABLE RETURN x || y;
CREATE AGGREGATE delete(hstore) (SFUNC = joined, STYPE = hstore, INITCOND = '');
REVOKE ALL ON FUNCTION public.delete(hstore) FROM PUBLIC;
CREATE VIEW joins AS SELECT delete(h) AS own FROM t;
CREATE DOMAIN named AS hstore CHECK (VALUE ? 'name');
CREATE FUNCTION names(hstore named, akeys text) RETURNS TABLE (each hstore, skeys text[]) LANGUAGE plpgsql AS 'BEGIN RETURN; END';
CREATE FUNCTION dim(x ext.cube) RETURNS integer LANGUAGE sql IMMUTABLE RETURN ext.cube_dim(x);
CREATE FUNCTION ext.cube_dim(x text) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE VIEW ext_comes AS SELECT ext.cube_dim('') AS own, ext.cube_dim(c) AS brought FROM t;

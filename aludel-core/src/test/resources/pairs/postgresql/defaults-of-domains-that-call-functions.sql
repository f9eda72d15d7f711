-- schemas: public, a
-- before
CREATE SCHEMA a;
SET search_path TO a, public;
CREATE FUNCTION near(integer) RETURNS text LANGUAGE sql AS $$SELECT 'near ' || $1$$;
CREATE FUNCTION old(integer) RETURNS text LANGUAGE sql AS $$SELECT 'old ' || $1$$;
CREATE DOMAIN a.words AS text DEFAULT near(4);
CREATE DOMAIN public.names AS text DEFAULT old(4);
SET search_path TO public;
ALTER FUNCTION a.old(integer) RENAME TO young;
CREATE TABLE t (id integer PRIMARY KEY, w a.words, n names);
INSERT INTO t (id) VALUES (1);
-- after
CREATE SCHEMA a;
CREATE FUNCTION near(integer) RETURNS text LANGUAGE sql AS $$SELECT 'here ' || $1$$;
CREATE FUNCTION a.near(integer) RETURNS text LANGUAGE sql AS $$SELECT 'near ' || $1$$;
CREATE DOMAIN a.words AS text DEFAULT near(4);
CREATE DOMAIN names AS text DEFAULT a.near(5);
CREATE TABLE t (id integer PRIMARY KEY, w a.words, n names);
INSERT INTO t (id) VALUES (1);

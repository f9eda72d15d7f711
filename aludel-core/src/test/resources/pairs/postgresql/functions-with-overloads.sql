-- before
CREATE TYPE pair AS (a integer, b integer);
CREATE FUNCTION f(integer) RETURNS text LANGUAGE sql AS 'SELECT $1::text';
CREATE FUNCTION f(text) RETURNS text LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION f(integer, text) RETURNS text LANGUAGE sql AS 'SELECT $2';
CREATE FUNCTION f(pair) RETURNS integer LANGUAGE sql AS 'SELECT ($1).a';
CREATE FUNCTION f(VARIADIC numeric[]) RETURNS numeric LANGUAGE sql AS 'SELECT $1[1]';
CREATE PROCEDURE p(a integer, INOUT b integer DEFAULT 3) LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE q(OUT a integer, b integer, c integer) LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE q(a integer, b integer, c integer) LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE nothing(OUT a integer) LANGUAGE sql AS 'SELECT 1';
COMMENT ON PROCEDURE q(IN integer, integer, integer) IS 'all go in';
CREATE FUNCTION r(a integer) RETURNS TABLE (x integer, y text) LANGUAGE sql AS 'SELECT 1, ''a''';
CREATE FUNCTION "Odd Name"("a b" integer, "select" text DEFAULT 'it''s') RETURNS void LANGUAGE plpgsql AS $$BEGIN RAISE NOTICE '%', "select"; END$$;
CREATE FUNCTION tbl(timestamp without time zone, numeric(10,2), character varying(3)) RETURNS setof record LANGUAGE sql AS 'SELECT 1, 2';
COMMENT ON FUNCTION f(pair) IS 'p';
-- after
CREATE TYPE pair AS (a integer, b bigint, c text);
CREATE FUNCTION f(integer) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1::text';
CREATE FUNCTION f(integer, text DEFAULT 'q') RETURNS text LANGUAGE sql AS 'SELECT $2';
CREATE FUNCTION f(pair) RETURNS bigint LANGUAGE sql AS 'SELECT ($1).b';
CREATE FUNCTION f(VARIADIC numeric[]) RETURNS numeric[] LANGUAGE sql AS 'SELECT $1';
CREATE PROCEDURE p(a integer, INOUT b integer DEFAULT 4) LANGUAGE sql AS 'SELECT 2';
CREATE PROCEDURE q(OUT a integer, b integer, c integer) LANGUAGE sql AS 'SELECT 2';
CREATE FUNCTION r(a integer) RETURNS TABLE (x integer) LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION "Odd Name"("a b" integer, "select" text DEFAULT 'its') RETURNS void LANGUAGE plpgsql AS $$BEGIN RAISE NOTICE '%;', "select"; END$$;
CREATE FUNCTION tbl(timestamp without time zone, numeric(10,2), character varying(3)) RETURNS setof record LANGUAGE sql AS 'SELECT 1, 3';

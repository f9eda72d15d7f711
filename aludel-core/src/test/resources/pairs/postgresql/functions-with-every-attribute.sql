-- before
CREATE FUNCTION a(x integer DEFAULT 1, y text DEFAULT 'q') RETURNS integer LANGUAGE sql AS 'SELECT x';
CREATE FUNCTION b(x integer, OUT p integer, OUT q text) LANGUAGE sql AS 'SELECT x, ''a''';
CREATE FUNCTION c(VARIADIC xs integer[]) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF COST 5 AS 'SELECT xs[1]';
CREATE FUNCTION d() RETURNS SETOF integer LANGUAGE sql ROWS 50 SECURITY DEFINER SET search_path = public, pg_temp SET work_mem = '8MB' AS 'SELECT 1';
CREATE FUNCTION e() RETURNS TABLE (x integer, y text) LANGUAGE plpgsql AS 'BEGIN END';
CREATE FUNCTION g(integer) RETURNS integer LANGUAGE sql RETURN $1 + 1;
CREATE FUNCTION g(text) RETURNS integer LANGUAGE sql RETURN length($1);
CREATE PROCEDURE pr(INOUT x integer) LANGUAGE plpgsql AS 'BEGIN x := 1; END';
CREATE PROCEDURE pr2(a integer, b text DEFAULT 'z') BEGIN ATOMIC SELECT 1; SELECT 2; END;
CREATE FUNCTION w() RETURNS integer LANGUAGE plpgsql AS $f$ BEGIN RETURN 1; -- ; 'x' $q$
END $f$;
CREATE FUNCTION poly(x anyelement, y anyarray) RETURNS anyelement LANGUAGE sql AS 'SELECT x';
CREATE FUNCTION wind(integer) RETURNS bigint LANGUAGE internal WINDOW AS 'window_row_number';
CREATE FUNCTION sup(x integer) RETURNS SETOF integer LANGUAGE internal IMMUTABLE STRICT SUPPORT generate_series_int4_support AS 'generate_series_int4';
COMMENT ON FUNCTION a(integer, text) IS 'x';
COMMENT ON PROCEDURE pr IS 'y';
-- after
CREATE FUNCTION a(x integer DEFAULT 2, y text DEFAULT NULL) RETURNS integer LANGUAGE sql AS 'SELECT x';
CREATE FUNCTION b(x integer, OUT p integer, OUT q text, OUT r text) LANGUAGE sql AS 'SELECT x, ''a'', ''b''';
CREATE FUNCTION c(VARIADIC ys integer[]) RETURNS integer LANGUAGE sql STABLE AS 'SELECT ys[1]';
CREATE FUNCTION d() RETURNS SETOF integer LANGUAGE sql ROWS 60 SET search_path = '' SET work_mem FROM CURRENT AS 'SELECT 1';
CREATE FUNCTION e() RETURNS TABLE (x integer, z text) LANGUAGE plpgsql AS 'BEGIN END';
CREATE FUNCTION g(integer) RETURNS integer LANGUAGE sql RETURN $1 + 2;
CREATE FUNCTION g(text) RETURNS bigint LANGUAGE sql RETURN length($1);
CREATE PROCEDURE pr(INOUT x bigint) LANGUAGE plpgsql AS 'BEGIN x := 1; END';
CREATE PROCEDURE pr2(a integer, b text) BEGIN ATOMIC SELECT 1; END;
CREATE FUNCTION w() RETURNS integer LANGUAGE plpgsql AS $f$ BEGIN RETURN 2; /* ; */ END $f$;
CREATE FUNCTION poly(x anyelement, y anyarray) RETURNS anyarray LANGUAGE sql AS 'SELECT y';
CREATE FUNCTION wind(integer) RETURNS bigint LANGUAGE internal WINDOW AS 'window_rank';
CREATE FUNCTION sup(x integer) RETURNS SETOF integer LANGUAGE internal IMMUTABLE STRICT AS 'generate_series_int4';
COMMENT ON FUNCTION a(integer, text) IS 'xx';

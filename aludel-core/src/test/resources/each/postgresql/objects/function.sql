-- or
CREATE FUNCTION o_{n}(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
-- or
CREATE FUNCTION o_{n}(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 2';
-- or
CREATE FUNCTION o_{n}(a integer) RETURNS bigint LANGUAGE sql AS 'SELECT 1';
-- or
CREATE FUNCTION o_{n}(b integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
-- or
CREATE FUNCTION o_{n}(a integer DEFAULT 3) RETURNS integer LANGUAGE sql AS 'SELECT 1';
-- or
CREATE FUNCTION o_{n}(a integer, b text) RETURNS integer LANGUAGE sql AS 'SELECT 1';
-- or
CREATE FUNCTION o_{n}(VARIADIC a integer[]) RETURNS integer LANGUAGE sql AS 'SELECT 1';
-- or
CREATE FUNCTION o_{n}(a integer, OUT b integer, OUT c text) LANGUAGE sql AS 'SELECT 1, ''x''';
-- or
CREATE FUNCTION o_{n}(a integer) RETURNS TABLE (b integer) LANGUAGE sql AS 'SELECT 1';
-- or
CREATE FUNCTION o_{n}(a integer) RETURNS SETOF integer LANGUAGE sql ROWS 5 COST 7 AS 'SELECT 1';
-- or
CREATE FUNCTION o_{n}(a integer) RETURNS integer LANGUAGE sql IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE SECURITY DEFINER SET work_mem = '8MB' SET search_path = pg_catalog, public AS 'SELECT 1';
-- or
CREATE FUNCTION o_{n}(a integer) RETURNS integer LANGUAGE plpgsql AS 'BEGIN RETURN a; END';
-- or
CREATE FUNCTION o_{n}(a integer) RETURNS integer LANGUAGE sql RETURN a + 1;
-- or
CREATE FUNCTION o_{n}(a integer) RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT id FROM r; SELECT a; END;
-- or
CREATE FUNCTION o_{n}(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
COMMENT ON FUNCTION o_{n}(integer) IS 'It is called';
-- or
CREATE PROCEDURE o_{n}(a integer) LANGUAGE sql AS 'SELECT 1';
-- or
CREATE PROCEDURE o_{n}(INOUT a integer) LANGUAGE sql AS 'SELECT 1';
-- or
CREATE AGGREGATE o_{n}(integer) (SFUNC = int4pl, STYPE = integer);
-- or
CREATE AGGREGATE o_{n}(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0', PARALLEL = SAFE);
-- or
CREATE AGGREGATE o_{n}(ORDER BY integer) (SFUNC = int4pl, STYPE = integer);

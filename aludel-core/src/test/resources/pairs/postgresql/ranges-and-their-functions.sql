-- before
CREATE FUNCTION my_diff(a float8, b float8) RETURNS float8 LANGUAGE sql IMMUTABLE AS 'SELECT a - b';
CREATE TYPE fr AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = my_diff, MULTIRANGE_TYPE_NAME = fmr);
CREATE TYPE tr AS RANGE (SUBTYPE = text, COLLATION = "C");
CREATE TABLE u (a int4range, b int8multirange, c fr, d fmr, e fr[]);
COMMENT ON TYPE fr IS 'float';
CREATE TYPE unused AS RANGE (SUBTYPE = timetz);
-- after
CREATE FUNCTION my_diff(a float8, b float8) RETURNS float8 LANGUAGE sql IMMUTABLE AS 'SELECT a - b';
CREATE TYPE fr AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = float8mi, MULTIRANGE_TYPE_NAME = fmr2);
CREATE TYPE tr AS RANGE (SUBTYPE = text, COLLATION = "POSIX");
CREATE TABLE u (a int8range, b int8multirange, e text, f fmr2);
COMMENT ON TYPE fr IS 'double';

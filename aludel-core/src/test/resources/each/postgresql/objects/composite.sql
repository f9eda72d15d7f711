-- or
CREATE TYPE o_{n} AS (a integer, b text);
-- or
CREATE TYPE o_{n} AS (a bigint, b text);
-- or
CREATE TYPE o_{n} AS (b text, a integer);
-- or
CREATE TYPE o_{n} AS (a integer, b text COLLATE "C", c date);
-- or
CREATE TYPE o_{n} AS (a integer);
-- or
CREATE TYPE o_{n} AS (a integer, b text);
COMMENT ON COLUMN o_{n}.b IS 'It is b';
COMMENT ON TYPE o_{n} IS 'It is made of both';
-- or
CREATE TYPE o_{n} AS ();
-- or
CREATE TYPE oo_{n} AS (c integer);
CREATE TYPE o_{n} AS (a oo_{n}, b oo_{n}[]);
-- or
CREATE TYPE o_{n} AS RANGE (SUBTYPE = integer);
-- or
CREATE TYPE o_{n} AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = float8mi);
-- or
CREATE TYPE o_{n} AS RANGE (SUBTYPE = integer, MULTIRANGE_TYPE_NAME = om_{n});
-- or
CREATE TYPE o_{n} AS RANGE (SUBTYPE = text, COLLATION = "C");

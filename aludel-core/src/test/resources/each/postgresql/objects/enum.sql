-- or
CREATE TYPE o_{n} AS ENUM ('a', 'b');
-- or
CREATE TYPE o_{n} AS ENUM ('a', 'b', 'c');
-- or
CREATE TYPE o_{n} AS ENUM ('z', 'a', 'm', 'b');
-- or
CREATE TYPE o_{n} AS ENUM ('b', 'a');
-- or
CREATE TYPE o_{n} AS ENUM ('a');
-- or
CREATE TYPE o_{n} AS ENUM ();
-- or
CREATE TYPE o_{n} AS ENUM ('a', 'b');
COMMENT ON TYPE o_{n} IS 'It lists';
-- or
CREATE DOMAIN o_{n} AS text;
-- or
CREATE TYPE o_{n} AS (a text);

-- before
CREATE TYPE state AS ENUM ('old', 'new');
CREATE TABLE t (id integer, x state, n integer[], s text);
INSERT INTO t VALUES (1, 'old', '{1,2}', 'a'), (2, 'new', '{3}', 'b');
CREATE FUNCTION other(a state, b state) RETURNS state LANGUAGE sql IMMUTABLE AS 'SELECT least(a, b)';
CREATE AGGREGATE max(state) (SFUNC = other, STYPE = state);
CREATE FUNCTION array_length(integer[], integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 7';
CREATE VIEW v AS SELECT max(x) AS m, array_length(ARRAY[1, 2], 1) AS l FROM t;
CREATE VIEW w AS SELECT m FROM v;
CREATE MATERIALIZED VIEW mv AS SELECT max(x) AS m FROM t;
CREATE FUNCTION m() RETURNS state BEGIN ATOMIC SELECT max(x) FROM t; END;
CREATE FUNCTION pick(integer) RETURNS integer LANGUAGE sql IMMUTABLE RETURN 1;
CREATE FUNCTION pick(bigint) RETURNS integer LANGUAGE sql IMMUTABLE RETURN 2;
CREATE VIEW picked AS SELECT pick(id) AS a, id FROM t;
-- after
CREATE TYPE state AS ENUM ('old', 'new');
CREATE TABLE t (id integer, x state, n integer[], s text);
CREATE VIEW v AS SELECT max(x) AS m, array_length(ARRAY[1, 2], 1) AS l FROM t;
CREATE VIEW w AS SELECT m FROM v;
CREATE MATERIALIZED VIEW mv AS SELECT max(x) AS m FROM t;
CREATE FUNCTION m() RETURNS state BEGIN ATOMIC SELECT max(x) FROM t; END;
CREATE FUNCTION pick(bigint) RETURNS integer LANGUAGE sql IMMUTABLE RETURN 2;
CREATE VIEW picked AS SELECT pick(id) AS a, id FROM t;

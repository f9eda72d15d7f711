-- before
CREATE FUNCTION g(a integer, b integer DEFAULT 1) RETURNS integer LANGUAGE sql IMMUTABLE RETURN a + b;
CREATE FUNCTION g(a text) RETURNS text LANGUAGE sql IMMUTABLE RETURN a;
CREATE VIEW v AS SELECT g(1) AS x, g('a'::text) AS y, g(1, 2) AS z;
CREATE TABLE t (i integer DEFAULT g(1), s text DEFAULT g('q'::text), k integer GENERATED ALWAYS AS (g(3, 4)) STORED);
CREATE INDEX ti ON t (g(i), g(s));
CREATE PROCEDURE pr(x integer DEFAULT g(5)) LANGUAGE sql BEGIN ATOMIC INSERT INTO t (i) VALUES (g(x)); END;
INSERT INTO t DEFAULT VALUES;
-- after
CREATE FUNCTION g(a bigint, b integer DEFAULT 1) RETURNS integer LANGUAGE sql IMMUTABLE RETURN (a + b)::integer;
CREATE FUNCTION g(a text, c text DEFAULT 'c') RETURNS text LANGUAGE sql IMMUTABLE RETURN a || c;
CREATE VIEW v AS SELECT g(1) AS x, g('a'::text) AS y, g(1, 2) AS z;
CREATE TABLE t (i integer DEFAULT g(1), s text DEFAULT g('q'::text), k integer GENERATED ALWAYS AS (g(3, 4)) STORED);
CREATE INDEX ti ON t (g(i), g(s));
CREATE PROCEDURE pr(x integer DEFAULT g(6)) LANGUAGE sql BEGIN ATOMIC INSERT INTO t (i, s) VALUES (g(x), g('z'::text)); END;

-- before
CREATE TYPE e AS ENUM ('a', 'b', 'c');
CREATE TYPE comp AS (x e, n integer);
CREATE DOMAIN de AS e CHECK (VALUE <> 'b');
CREATE TABLE t (id integer PRIMARY KEY, x e, c comp, d de[], g text GENERATED ALWAYS AS (CASE WHEN x = 'a' THEN 'A' ELSE 'B' END) STORED);
CREATE FUNCTION f(p e) RETURNS e LANGUAGE sql AS 'SELECT p';
CREATE FUNCTION h(OUT x e, OUT y integer) LANGUAGE sql AS 'SELECT ''a''::e, 1';
-- after
CREATE TYPE e AS ENUM ('a', 'c');
CREATE TYPE comp AS (x e, n bigint);
CREATE DOMAIN de AS e CHECK (VALUE <> 'c');
CREATE TABLE t (id integer PRIMARY KEY, x e, c comp, d de[], g text GENERATED ALWAYS AS (CASE WHEN x = 'a' THEN 'A' ELSE 'B' END) STORED);
CREATE FUNCTION f(p e) RETURNS e LANGUAGE sql AS 'SELECT p';
CREATE FUNCTION h(OUT x e, OUT y integer) LANGUAGE sql AS 'SELECT ''a''::e, 1';

-- before
CREATE TYPE e AS ENUM ('a', 'c');
CREATE DOMAIN de AS e CHECK (VALUE <> 'c');
CREATE TABLE t (id integer PRIMARY KEY, x e DEFAULT 'a', y de, g boolean GENERATED ALWAYS AS (x = 'a') STORED);
CREATE VIEW v AS SELECT x, g FROM t WHERE x = 'a';
CREATE FUNCTION f(p e) RETURNS e LANGUAGE sql AS 'SELECT p';
CREATE INDEX i ON t (id) WHERE x = 'a';
-- after
CREATE TYPE e AS ENUM ('a', 'b', 'c');
CREATE DOMAIN de AS e CHECK (VALUE <> 'c');
CREATE TABLE t (id integer PRIMARY KEY, x e DEFAULT 'a', y de, g boolean GENERATED ALWAYS AS (x = 'a') STORED);
CREATE VIEW v AS SELECT x, g FROM t WHERE x = 'a';
CREATE FUNCTION f(p e) RETURNS e LANGUAGE sql AS 'SELECT p';
CREATE INDEX i ON t (id) WHERE x = 'a';

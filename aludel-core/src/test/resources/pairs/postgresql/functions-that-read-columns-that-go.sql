-- before
CREATE TABLE t (id integer PRIMARY KEY, gone text, kept integer);
CREATE FUNCTION f(i integer) RETURNS text LANGUAGE sql STABLE AS 'SELECT gone FROM t WHERE id = i';
CREATE FUNCTION overt() RETURNS integer LANGUAGE sql STABLE AS 'SELECT kept FROM t LIMIT 1';
CREATE VIEW v AS SELECT f(id) AS x FROM t;
CREATE TABLE u (d text DEFAULT f(1), CHECK (f(2) IS NULL));
CREATE PROCEDURE p(i integer) LANGUAGE sql AS 'UPDATE t SET gone = f(i)';
INSERT INTO t VALUES (1, 'a', 2);
-- after
CREATE TABLE t (id integer PRIMARY KEY, kept bigint, come text);
CREATE FUNCTION f(i integer) RETURNS text LANGUAGE sql STABLE AS 'SELECT come FROM t WHERE id = i';
CREATE FUNCTION overt() RETURNS bigint LANGUAGE sql STABLE AS 'SELECT kept FROM t LIMIT 1';
CREATE VIEW v AS SELECT f(id) AS x FROM t;
CREATE TABLE u (d text DEFAULT f(1), CHECK (f(2) IS NULL));
CREATE PROCEDURE p(i integer) LANGUAGE sql AS 'UPDATE t SET come = f(i)';

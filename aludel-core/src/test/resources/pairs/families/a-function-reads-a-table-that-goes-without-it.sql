-- before
CREATE TABLE t (id integer, b text);
CREATE TABLE u (id integer);
CREATE FUNCTION reads() RETURNS SETOF integer LANGUAGE sql AS 'SELECT id FROM t';
CREATE FUNCTION calls() RETURNS integer LANGUAGE sql AS 'SELECT reads() LIMIT 1';
-- after
SET check_function_bodies = off;
CREATE TABLE u (id integer);
CREATE FUNCTION reads() RETURNS SETOF integer LANGUAGE sql AS 'SELECT id FROM t';
CREATE FUNCTION calls() RETURNS integer LANGUAGE sql AS 'SELECT reads() LIMIT 1';

-- before
CREATE TABLE kept (id integer);
CREATE TABLE gone (id integer);
CREATE FUNCTION counted() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM gone';
CREATE FUNCTION first() RETURNS integer LANGUAGE plpgsql AS $$
DECLARE found gone%ROWTYPE;
BEGIN SELECT * INTO found FROM gone; RETURN found.id; END $$;
CREATE PROCEDURE emptied() LANGUAGE sql AS 'DELETE FROM gone';
CREATE FUNCTION typed(kept) RETURNS bigint LANGUAGE sql AS 'SELECT $1.id + counted()';
DROP TABLE gone;
CREATE FUNCTION ping(integer) RETURNS integer LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION pong(integer) RETURNS integer LANGUAGE sql AS 'SELECT ping($1 - 1)';
CREATE OR REPLACE FUNCTION ping(integer) RETURNS integer LANGUAGE sql AS 'SELECT pong($1 - 1)';
-- after
SET check_function_bodies = off;
CREATE TABLE kept (id bigint);
CREATE FUNCTION counted() RETURNS bigint LANGUAGE sql STABLE AS 'SELECT count(*) FROM absent';
COMMENT ON FUNCTION counted() IS 'of what is not there';
CREATE FUNCTION first() RETURNS text LANGUAGE plpgsql AS $$
DECLARE found absent%ROWTYPE;
BEGIN SELECT * INTO found FROM absent; RETURN found.name; END $$;
CREATE FUNCTION typed(kept) RETURNS bigint LANGUAGE sql AS 'SELECT $1.id + counted()';
CREATE FUNCTION whole(integer) RETURNS integer LANGUAGE sql RETURN $1 + 1;
CREATE FUNCTION wrong() RETURNS integer LANGUAGE plpgsql AS 'no words of plpgsql';

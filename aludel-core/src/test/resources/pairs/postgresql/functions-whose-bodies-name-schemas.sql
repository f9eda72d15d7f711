-- schemas: public, a
-- before
CREATE TABLE people (id integer PRIMARY KEY, name text);
INSERT INTO people VALUES (1, 'Ada');
-- after
CREATE SCHEMA a;
CREATE TYPE a.pair AS (one text, two text);
CREATE FUNCTION public.lowered(text) RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT lower($1)';
CREATE FUNCTION public.plain(text) RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT public.lowered($1)';
CREATE FUNCTION a.first(a.pair) RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT ($1).one';
CREATE FUNCTION a.key(text) RETURNS text IMMUTABLE LANGUAGE sql
  AS $$SELECT a.first(ROW($1, public.plain($1))::a.pair)$$;
CREATE FUNCTION a.found(text) RETURNS text IMMUTABLE LANGUAGE sql SET search_path TO a, public
  AS $$SELECT key($1)$$;
CREATE FUNCTION a.short(text) RETURNS text IMMUTABLE LANGUAGE plpgsql
  AS $$BEGIN RETURN left(a.key($1), 1); END$$;
CREATE TABLE people (
  id integer PRIMARY KEY,
  name text CHECK (a.found(name) <> ''),
  plain text GENERATED ALWAYS AS (public.plain(name)) STORED
);
CREATE INDEX by_key ON people (a.key(name)) WHERE public.plain('X') = 'x';
CREATE INDEX by_short ON people (a.short(name)) WHERE a.short('X') = 'X';
INSERT INTO people VALUES (1, 'Ada');
CREATE TABLE known (id integer PRIMARY KEY, n integer);
CREATE TABLE a.known (id integer PRIMARY KEY, n integer);
INSERT INTO known VALUES (1, 5);
INSERT INTO a.known VALUES (1, 5);
CREATE FUNCTION look(i integer) RETURNS integer LANGUAGE sql IMMUTABLE
  AS 'SELECT k.n FROM public.known k JOIN a.known b USING (id) WHERE id = i';
CREATE TABLE looks (
  a integer,
  g integer GENERATED ALWAYS AS (look(a)) STORED,
  d integer DEFAULT look(1),
  CHECK (look(a) > 0)
);
CREATE INDEX by_look ON looks (look(a)) WHERE look(1) > 4;
CREATE FUNCTION run(i integer) RETURNS integer LANGUAGE plpgsql IMMUTABLE
  AS 'BEGIN RETURN (SELECT n FROM public.run_over WHERE id = i); END';
CREATE TABLE run_over (id integer, n integer);
INSERT INTO run_over VALUES (1, 5);
CREATE INDEX by_run ON looks (run(a)) WHERE run(1) > 4;

-- schemas: public, app, It's mine
-- before
CREATE SCHEMA app;
CREATE SCHEMA "It's mine";
CREATE TABLE app.t (id integer PRIMARY KEY, note text);
INSERT INTO app.t VALUES (1, 'one');
CREATE TABLE "It's mine"."T" (id integer PRIMARY KEY);
CREATE TABLE t (id integer PRIMARY KEY);
-- after
CREATE SCHEMA app;
CREATE SCHEMA "It's mine";
CREATE TABLE "It's mine"."T" (
  id integer PRIMARY KEY,
  own boolean GENERATED ALWAYS AS (tableoid = '"It''s mine"."T"'::regclass) STORED
);
CREATE TABLE t (
  id integer PRIMARY KEY,
  own boolean GENERATED ALWAYS AS (tableoid = 'public.t'::regclass) STORED,
  CHECK (tableoid = 't'::regclass)
);
CREATE TYPE app.pair AS (a integer, b integer);
CREATE FUNCTION app.f(app.pair) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1.a';
CREATE TABLE app.t (
  id integer PRIMARY KEY,
  note text DEFAULT 'app.t',
  own boolean GENERATED ALWAYS AS (tableoid = 'app.t'::regclass) STORED,
  here regclass DEFAULT 'app.t'::regclass,
  cast_so regclass DEFAULT CAST('app.t' AS pg_catalog.regclass),
  said_so regclass DEFAULT regclass 'app.t',
  rows_of regtype DEFAULT 'app.t[]'::regtype,
  composite regtype DEFAULT 'app.pair'::regtype,
  routine regprocedure DEFAULT 'app.f(app.pair)'::regprocedure,
  by_name regproc DEFAULT 'app.f'::regproc,
  CHECK (here <> 'public.t'::regclass),
  CHECK (tableoid <> '"It''s mine"."T"'::regclass)
);
CREATE INDEX i ON app.t ((here = 'app.t'::regclass)) WHERE here <> '"It''s mine"."T"'::regclass;
INSERT INTO app.t (id, note) VALUES (1, 'one');
CREATE VIEW app.v AS SELECT id FROM app.t WHERE tableoid = 'app.t'::regclass AND note <> 'app.t';
CREATE VIEW w AS SELECT 'app.v'::regclass AS v, 't'::regclass AS t;

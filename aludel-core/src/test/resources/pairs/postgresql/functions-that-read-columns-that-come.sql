-- schemas: public, app
-- before
CREATE SCHEMA app;
CREATE TABLE z (id integer PRIMARY KEY);
INSERT INTO z VALUES (1);
CREATE TABLE app.z (id integer PRIMARY KEY);
INSERT INTO app.z VALUES (1);
CREATE TABLE z_parent (id integer);
CREATE TABLE z_child () INHERITS (z_parent);
INSERT INTO z_child VALUES (1);
CREATE TABLE z_stays (id integer PRIMARY KEY, n integer DEFAULT 5);
INSERT INTO z_stays VALUES (1);
CREATE VIEW seen AS SELECT id FROM z_stays;
CREATE FUNCTION there(i integer) RETURNS integer LANGUAGE plpgsql IMMUTABLE
  AS 'BEGIN RETURN (SELECT n FROM public.z WHERE id = i); END';
CREATE TABLE a (x integer);
INSERT INTO a VALUES (1);
CREATE TABLE app.a (x integer);
CREATE TABLE other (x integer);
INSERT INTO other VALUES (1);
-- after
CREATE SCHEMA app;
CREATE TABLE z (id integer PRIMARY KEY, n integer DEFAULT 5);
INSERT INTO z VALUES (1);
CREATE TABLE app.z (id integer PRIMARY KEY, n integer DEFAULT 5);
INSERT INTO app.z VALUES (1);
CREATE TABLE z_parent (id integer, n integer DEFAULT 5);
CREATE TABLE z_child () INHERITS (z_parent);
INSERT INTO z_child VALUES (1);
CREATE TABLE z_stays (id integer PRIMARY KEY, n integer DEFAULT 5);
INSERT INTO z_stays VALUES (1);
CREATE VIEW seen AS SELECT id, n FROM z_stays;
CREATE FUNCTION there(i integer) RETURNS integer LANGUAGE plpgsql IMMUTABLE
  AS 'BEGIN RETURN (SELECT n FROM public.z WHERE id = i); END';
CREATE FUNCTION plain(i integer) RETURNS integer LANGUAGE sql IMMUTABLE
  AS 'SELECT n FROM public.z WHERE id = i';
CREATE FUNCTION by_path(i integer) RETURNS integer LANGUAGE plpgsql IMMUTABLE SET search_path = app, public
  AS $$BEGIN RETURN (SELECT n FROM z WHERE id = i); END$$;
CREATE FUNCTION app.own(i integer) RETURNS integer LANGUAGE sql IMMUTABLE
  AS 'SELECT n FROM app.z WHERE id = i';
CREATE FUNCTION of_child(i integer) RETURNS integer LANGUAGE plpgsql IMMUTABLE
  AS 'BEGIN RETURN (SELECT n FROM public.z_child WHERE id = i); END';
CREATE FUNCTION of_view(i integer) RETURNS integer LANGUAGE plpgsql IMMUTABLE
  AS 'BEGIN RETURN (SELECT n FROM public.seen WHERE id = i); END';
CREATE FUNCTION through(i integer) RETURNS integer LANGUAGE plpgsql IMMUTABLE
  AS 'BEGIN RETURN public.there(i); END';
CREATE TABLE a (
  x integer,
  g integer GENERATED ALWAYS AS (plain(x)) STORED,
  d integer DEFAULT by_path(1),
  CONSTRAINT checked CHECK (through(x) > 4)
);
INSERT INTO a VALUES (1);
CREATE INDEX by_there ON a (x) WHERE there(1) > 4;
CREATE INDEX by_plain ON a (x) WHERE plain(1) > 4;
CREATE INDEX by_expression ON a (plain(x));
CREATE INDEX by_search ON a (x) WHERE by_path(1) > 4;
CREATE INDEX by_own ON a (x) WHERE app.own(1) > 4;
CREATE INDEX by_child ON a (x) WHERE of_child(1) > 4;
CREATE INDEX by_view ON a (x) WHERE of_view(1) > 4;
CREATE INDEX by_other ON a (x) WHERE through(1) > 4;
CREATE TABLE app.a (x integer);
CREATE INDEX by_own_there ON app.a (x) WHERE app.own(1) > 4;
CREATE TABLE other (x integer);
INSERT INTO other VALUES (1);
CREATE MATERIALIZED VIEW filled AS SELECT plain(x) AS p, of_view(x) AS v FROM other;

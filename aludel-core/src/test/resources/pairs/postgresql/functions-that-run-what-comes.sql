-- before
CREATE TABLE base (id integer PRIMARY KEY, n integer);
INSERT INTO base VALUES (1, 5), (2, 6);
CREATE TABLE kept (a integer);
INSERT INTO kept VALUES (1), (2);
CREATE TABLE free (a integer);
INSERT INTO free VALUES (1);
-- after
CREATE TABLE base (id integer PRIMARY KEY, n integer);
INSERT INTO base VALUES (1, 5), (2, 6);
CREATE VIEW z_seen AS SELECT id, n FROM base;
CREATE FUNCTION z_helper(i integer) RETURNS integer LANGUAGE plpgsql IMMUTABLE
  AS $$BEGIN RETURN (SELECT n FROM public.z_seen WHERE id = i); END$$;
CREATE FUNCTION look(i integer) RETURNS integer LANGUAGE plpgsql IMMUTABLE
  AS 'BEGIN RETURN public.z_helper(i); END';
CREATE MATERIALIZED VIEW z_sums AS SELECT sum(n)::integer AS s FROM base;
CREATE FUNCTION plain_look(i integer) RETURNS integer LANGUAGE sql IMMUTABLE
  AS 'SELECT public.look(i) + s FROM public.z_sums';
CREATE DOMAIN known AS integer CHECK (look(VALUE) IS NOT NULL);
CREATE TABLE kept (
  a integer,
  g integer GENERATED ALWAYS AS (look(a)) STORED,
  d integer DEFAULT look(1),
  k known DEFAULT 1,
  CHECK (look(a) > 0)
);
CREATE INDEX by_look ON kept (look(a)) WHERE look(1) > 4;
CREATE INDEX by_plain ON kept (a) WHERE plain_look(1) > 4;
INSERT INTO kept (a) VALUES (1), (2);
CREATE FUNCTION total() RETURNS integer LANGUAGE plpgsql IMMUTABLE
  AS 'BEGIN RETURN (SELECT s FROM public.z_sums); END';
CREATE TABLE free (a integer);
INSERT INTO free VALUES (1);
CREATE MATERIALIZED VIEW a_filled AS SELECT total() AS t, look(1) AS l, count(*) AS c FROM free;
CREATE INDEX by_total ON free ((a + total())) WHERE total() > 4;
CREATE TABLE own (a integer, CHECK (a > 0));
CREATE VIEW z_own AS SELECT count(*)::integer AS c FROM own;
CREATE FUNCTION count_own() RETURNS integer LANGUAGE plpgsql IMMUTABLE
  AS 'BEGIN RETURN (SELECT c FROM public.z_own); END';
ALTER TABLE own ADD CONSTRAINT few CHECK (count_own() < 4);
INSERT INTO own VALUES (1);

-- before
CREATE TYPE box AS (w integer, h integer);
CREATE TYPE point AS ENUM ('north', 'south');
CREATE DOMAIN money AS numeric(12,2) DEFAULT 0 CHECK (VALUE >= 0);
CREATE FUNCTION gen_random_uuid() RETURNS uuid LANGUAGE sql IMMUTABLE AS $$SELECT '00000000-0000-0000-0000-000000000000'::uuid$$;
CREATE FUNCTION unnest(anyarray) RETURNS SETOF anyelement LANGUAGE sql IMMUTABLE AS $$SELECT pg_catalog.unnest($1) LIMIT 1$$;
CREATE FUNCTION lower(t text) RETURNS text LANGUAGE sql IMMUTABLE AS $$SELECT pg_catalog.upper(t)$$;
CREATE AGGREGATE max(integer) (SFUNC = int4smaller, STYPE = integer);
CREATE SEQUENCE pg_sequences;
CREATE TABLE pg_class (
  id integer PRIMARY KEY DEFAULT nextval('public.pg_sequences'),
  oid uuid NOT NULL DEFAULT public.gen_random_uuid() CHECK (oid = public.gen_random_uuid()),
  size public.box,
  way public.point DEFAULT 'north',
  price public.money,
  name varchar(20)
);
CREATE INDEX pg_class_low ON public.pg_class (public.lower(name));
CREATE TABLE pupil (id serial PRIMARY KEY, class integer CONSTRAINT in_class REFERENCES public.pg_class, way public.point);
CREATE TABLE pg_user (id serial PRIMARY KEY, name text);
CREATE VIEW pg_views AS SELECT c.id, c.name, public.unnest(ARRAY[1, 2]) AS first FROM public.pg_class c;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
CREATE TRIGGER touch BEFORE UPDATE ON public.pg_class FOR EACH ROW EXECUTE FUNCTION touch();
CREATE POLICY own ON public.pg_class USING (public.lower(name) = lower('a'));
-- after
CREATE TYPE box AS (w bigint, h integer, d integer);
COMMENT ON TYPE box IS 'not the one of geometry';
CREATE TYPE point AS ENUM ('south', 'east');
COMMENT ON TYPE point IS 'of the sky';
CREATE DOMAIN money AS numeric(14,2) DEFAULT 1 NOT NULL CHECK (VALUE > 0);
CREATE FUNCTION gen_random_uuid() RETURNS uuid LANGUAGE sql IMMUTABLE AS $$SELECT '10000000-0000-0000-0000-000000000000'::uuid$$;
COMMENT ON FUNCTION public.gen_random_uuid() IS 'not random';
CREATE FUNCTION unnest(anyarray) RETURNS SETOF anyelement LANGUAGE sql STABLE AS $$SELECT pg_catalog.unnest($1) LIMIT 2$$;
CREATE FUNCTION lower(t text) RETURNS varchar LANGUAGE sql IMMUTABLE AS $$SELECT pg_catalog.upper(t)$$;
CREATE AGGREGATE max(integer) (SFUNC = int4smaller, STYPE = integer, INITCOND = '7');
CREATE SEQUENCE pg_sequences INCREMENT 5;
COMMENT ON SEQUENCE public.pg_sequences IS 's';
CREATE TABLE pg_class (
  id bigint PRIMARY KEY DEFAULT nextval('public.pg_sequences'),
  oid uuid NOT NULL DEFAULT gen_random_uuid() CHECK (oid <> public.gen_random_uuid()),
  size public.box,
  way public.point DEFAULT 'south',
  price public.money,
  name text NOT NULL,
  added text DEFAULT public.lower('A'),
  UNIQUE (name)
);
COMMENT ON TABLE public.pg_class IS 'classes of a school';
CREATE INDEX pg_class_lower ON public.pg_class (public.lower(name));
CREATE TABLE pupil (id serial PRIMARY KEY, class bigint CONSTRAINT in_class REFERENCES public.pg_class ON DELETE CASCADE, way public.point);
CREATE TABLE pg_user (id bigserial PRIMARY KEY, called text, class text REFERENCES public.pg_class (name));
CREATE VIEW pg_views AS SELECT c.id, c.name, public.unnest(ARRAY[1, 2]) AS first, public.max(3) FROM public.pg_class c GROUP BY 1, 2;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
CREATE TRIGGER touch BEFORE UPDATE OR INSERT ON public.pg_class FOR EACH ROW EXECUTE FUNCTION touch();
COMMENT ON TRIGGER touch ON public.pg_class IS 't';
CREATE POLICY own ON public.pg_class FOR SELECT USING (lower(name) = lower('a'));
ALTER TABLE public.pg_class ENABLE ROW LEVEL SECURITY;

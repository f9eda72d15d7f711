-- since: 18
-- before
CREATE FUNCTION uuidv7() RETURNS uuid LANGUAGE sql AS $$SELECT pg_catalog.uuidv7()$$;
CREATE FUNCTION casefold(text) RETURNS text LANGUAGE sql IMMUTABLE AS $$SELECT upper($1)$$;
CREATE AGGREGATE any_value(anyelement) (SFUNC = any_value_transfn, STYPE = anyelement);
CREATE TABLE event (
  id uuid PRIMARY KEY DEFAULT public.uuidv7() CHECK (uuid_extract_version(id) = 7),
  other uuid DEFAULT uuidv7() CONSTRAINT fresh CHECK (other < public.uuidv7()),
  name text,
  folded text GENERATED ALWAYS AS (public.casefold(name)) STORED,
  built text GENERATED ALWAYS AS (casefold(name)) STORED
);
CREATE VIEW said AS SELECT public.any_value(1) AS own, any_value(1) AS built FROM event;
-- after
CREATE FUNCTION uuidv7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $$SELECT pg_catalog.uuidv7()$$;
COMMENT ON FUNCTION public.uuidv7() IS 'ours';
CREATE TABLE event (
  id uuid PRIMARY KEY DEFAULT uuidv7() CHECK (uuid_extract_version(id) = 7),
  other uuid DEFAULT public.uuidv7() CONSTRAINT fresh CHECK (other < uuidv7()),
  name text,
  folded text GENERATED ALWAYS AS (casefold(name)) STORED,
  built text
);
CREATE VIEW said AS SELECT any_value(1) AS built FROM event;

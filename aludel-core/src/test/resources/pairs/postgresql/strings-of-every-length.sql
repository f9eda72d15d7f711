-- before
CREATE TABLE t (id integer PRIMARY KEY, s text);
DO $$
BEGIN
  EXECUTE format('ALTER TABLE t ALTER s SET DEFAULT %L, ADD CONSTRAINT c CHECK (s <> %L)',
                 repeat('it''s ', 4000), repeat(E'a\\b', 4000));
  EXECUTE format('CREATE VIEW v AS SELECT id, %L::text AS t FROM t', repeat('it''s "so" ', 4000));
  EXECUTE format('CREATE FUNCTION f() RETURNS text LANGUAGE sql AS %L',
                 'SELECT ' || quote_literal(repeat('it''s ', 4000)));
  EXECUTE format('COMMENT ON TABLE t IS %L', repeat('it''s ', 4000));
  EXECUTE format('CREATE TYPE e AS ENUM (%L)', repeat('x', 63));
END $$;
-- after
CREATE TABLE t (id bigint PRIMARY KEY, s text);
DO $$
BEGIN
  EXECUTE format('ALTER TABLE t ALTER s SET DEFAULT %L, ADD CONSTRAINT c CHECK (s <> %L)',
                 repeat('it''s, ', 20000), repeat(E'a\\bc', 20000));
  EXECUTE format('CREATE VIEW v AS SELECT id, %L::text AS t FROM t', repeat('it''s "so", ', 20000));
  EXECUTE format('CREATE FUNCTION f() RETURNS text LANGUAGE sql AS %L',
                 'SELECT ' || quote_literal(repeat('it''s, ', 20000)));
  EXECUTE format('COMMENT ON TABLE t IS %L', repeat('it''s, ', 20000));
  EXECUTE format('CREATE TYPE e AS ENUM (%L, %L)', repeat('x', 63), repeat('y', 63));
END $$;

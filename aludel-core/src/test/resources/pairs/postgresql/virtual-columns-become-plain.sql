-- since: 18
-- before
CREATE TABLE bills (
  id integer PRIMARY KEY,
  price integer,
  gross integer GENERATED ALWAYS AS (price * 2) NOT NULL CHECK (gross > 0),
  label text GENERATED ALWAYS AS ('no ' || price::text)
);
CREATE VIEW all_bills AS SELECT id, gross, label FROM bills;
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE 'not to be changed'; END$$;
CREATE TRIGGER refuse_changes BEFORE UPDATE ON bills FOR EACH ROW EXECUTE FUNCTION refuse();
COMMENT ON COLUMN bills.gross IS 'with taxes';
INSERT INTO bills VALUES (1, 10), (2, 20);
-- after
CREATE TABLE bills (
  id integer PRIMARY KEY,
  price bigint,
  gross bigint NOT NULL CHECK (gross > 0),
  label text NOT NULL DEFAULT 'none'
);
CREATE VIEW all_bills AS SELECT id, gross, label FROM bills;
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE 'not to be changed'; END$$;
CREATE TRIGGER refuse_changes BEFORE UPDATE ON bills FOR EACH ROW EXECUTE FUNCTION refuse();
COMMENT ON COLUMN bills.gross IS 'with taxes';

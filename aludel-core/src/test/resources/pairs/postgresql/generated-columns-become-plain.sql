-- before
CREATE FUNCTION twice(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT n * 2';
CREATE TABLE bills (
  id integer PRIMARY KEY,
  price integer,
  gross integer GENERATED ALWAYS AS (price * 2) STORED NOT NULL CHECK (gross > 0),
  counted integer GENERATED ALWAYS AS (twice(price)) STORED UNIQUE,
  label text GENERATED ALWAYS AS ('no ' || price::text) STORED
);
CREATE INDEX bills_label ON bills (label, counted);
CREATE VIEW all_bills AS SELECT id, gross, label FROM bills;
COMMENT ON COLUMN bills.gross IS 'with taxes';
INSERT INTO bills VALUES (1, 10), (2, 20);
-- after
CREATE TABLE bills (
  id integer PRIMARY KEY,
  price bigint,
  gross bigint NOT NULL CHECK (gross > 0),
  counted integer UNIQUE,
  label text NOT NULL DEFAULT 'none'
);
CREATE INDEX bills_label ON bills (label, counted);
CREATE VIEW all_bills AS SELECT id, gross, label FROM bills;
COMMENT ON COLUMN bills.gross IS 'with taxes';

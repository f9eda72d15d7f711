-- before
CREATE TABLE p (k integer, g bigint GENERATED ALWAYS AS (k + 1) STORED, c text COLLATE "C" DEFAULT 'x', n integer);
CREATE TABLE q (k integer, n integer);
CREATE TABLE child () INHERITS (p, q);
CREATE TABLE below () INHERITS (child);
CREATE TABLE other () INHERITS (p);
INSERT INTO child (k, n) VALUES (1, 2);
INSERT INTO below (k, n) VALUES (3, 4);
-- after
CREATE TABLE p (k integer NOT NULL, g bigint GENERATED ALWAYS AS (k + 1) STORED, c text COLLATE "C" DEFAULT 'x' NOT NULL, n integer NOT NULL);
CREATE TABLE q (k integer, n integer);
CREATE TABLE child (k integer, g bigint, c text COLLATE "C" DEFAULT 'y') INHERITS (p, q);
CREATE TABLE below () INHERITS (child);
CREATE TABLE other (k integer PRIMARY KEY, n integer) INHERITS (p);
COMMENT ON COLUMN child.k IS 'its own, too';

-- before
CREATE TABLE above (k bigint, g bigint GENERATED ALWAYS AS (k + 2) STORED);
CREATE TABLE below () INHERITS (above);
ALTER TABLE below ENABLE ROW LEVEL SECURITY;
CREATE TABLE lowest () INHERITS (below);
CREATE INDEX ON lowest (k);
INSERT INTO below VALUES (1), (2);
INSERT INTO lowest VALUES (3);
-- after
CREATE TABLE above (k integer, d integer);
CREATE TABLE below () INHERITS (above);
CREATE TABLE lowest () INHERITS (below);
INSERT INTO above VALUES (1, 2);

-- before
CREATE TYPE mood AS ENUM ('a', 'b', 'c');
CREATE TABLE parts (k integer, m mood, g text GENERATED ALWAYS AS (CASE m WHEN 'a' THEN 'x' ELSE 'y' END) STORED) PARTITION BY LIST (k);
CREATE TABLE part PARTITION OF parts FOR VALUES IN (1);
CREATE INDEX part_own ON part (g);
COMMENT ON COLUMN part.g IS 'of the part';
CREATE TABLE t (k integer, m mood, g text GENERATED ALWAYS AS (CASE m WHEN 'a' THEN 'x' ELSE 'y' END) STORED);
CREATE TABLE child () INHERITS (t);
ALTER TABLE ONLY child ALTER g SET STORAGE EXTERNAL;
INSERT INTO parts (k, m) VALUES (1, 'a');
INSERT INTO child (k, m) VALUES (1, 'b');
-- after
CREATE TYPE mood AS ENUM ('a', 'b');
CREATE TABLE parts (k integer, m mood, g text GENERATED ALWAYS AS (CASE m WHEN 'a' THEN 'x' ELSE 'y' END) STORED) PARTITION BY LIST (k);
CREATE TABLE part PARTITION OF parts FOR VALUES IN (1);
CREATE INDEX part_own ON part (g);
COMMENT ON COLUMN part.g IS 'of the part';
CREATE TABLE t (k integer, m mood, g text GENERATED ALWAYS AS (CASE m WHEN 'a' THEN 'x' ELSE 'y' END) STORED);
CREATE TABLE child () INHERITS (t);
ALTER TABLE ONLY child ALTER g SET STORAGE EXTERNAL;

-- before
CREATE TABLE one (k integer);
CREATE TABLE two (k integer);
CREATE TABLE child () INHERITS (two, one);
CREATE TABLE below () INHERITS (child);
INSERT INTO child VALUES (1);
-- after
CREATE TABLE one (k bigint, g bigint GENERATED ALWAYS AS (k + 2) STORED, n integer);
CREATE TABLE child (g bigint, n integer) INHERITS (one);
CREATE TABLE below () INHERITS (child);

-- since: 18
-- before
CREATE TABLE one (k integer, g bigint GENERATED ALWAYS AS (k + 1) VIRTUAL);
CREATE TABLE two (k integer, t text, g bigint GENERATED ALWAYS AS (k + 1) VIRTUAL);
CREATE TABLE three (k integer, h text, g bigint GENERATED ALWAYS AS (k + 1) VIRTUAL NOT NULL);
CREATE TABLE child () INHERITS (one, two);
CREATE TABLE below (b text) INHERITS (child, three);
CREATE TABLE only_of_two (g bigint) INHERITS (two);
CREATE TABLE apart (k integer, g bigint GENERATED ALWAYS AS (k * 3) VIRTUAL);
COMMENT ON COLUMN below.g IS 'of below';
COMMENT ON COLUMN two.g IS 'of two';
INSERT INTO one VALUES (1);
INSERT INTO two VALUES (2);
INSERT INTO child VALUES (3);
INSERT INTO below (k, b) VALUES (4, 'four');
INSERT INTO only_of_two VALUES (5);
INSERT INTO apart VALUES (6);
-- after
CREATE TABLE one (k integer, g bigint);
CREATE TABLE two (k integer, t text, g bigint);
CREATE TABLE three (k integer, h text, g bigint NOT NULL);
CREATE TABLE child () INHERITS (one, two);
CREATE TABLE below (b text) INHERITS (child, three);
CREATE TABLE only_of_two (g bigint) INHERITS (two);
CREATE TABLE apart (k integer, g bigint);
COMMENT ON COLUMN below.g IS 'of below';
COMMENT ON COLUMN two.g IS 'of two';

-- before
CREATE TABLE p (k integer, g bigint GENERATED ALWAYS AS (k + 1) STORED);
CREATE TABLE goes (g bigint NOT NULL, h bigint) INHERITS (p);
COMMENT ON COLUMN goes.g IS 'its own, too';
INSERT INTO goes VALUES (1);
-- after
CREATE TABLE p (k integer, g bigint GENERATED ALWAYS AS (k + 1) STORED);
CREATE TABLE comes (b text, g bigint) INHERITS (p);
CREATE TABLE below () INHERITS (comes);

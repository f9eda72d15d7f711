-- before
CREATE FUNCTION array_length(integer[], integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT cardinality($1)';
CREATE TABLE t (n integer[], s integer DEFAULT array_length(ARRAY[1, 2], 1), g integer GENERATED ALWAYS AS (array_length(n, 1)) STORED, m integer[], l integer DEFAULT array_upper(ARRAY[1, 2], 1), CONSTRAINT c CHECK (array_length(n, 1) > 0), CONSTRAINT d CHECK (array_upper(n, 1) > 0), CONSTRAINT e EXCLUDE (array_length(m, 1) WITH =), CONSTRAINT f EXCLUDE (array_upper(m, 1) WITH =));
CREATE INDEX i ON t (array_length(n, 1), array_length(m, 1));
CREATE INDEX j ON t (array_upper(n, 1)) WHERE array_upper(m, 1) > 0;
CREATE TABLE k (n integer[]) PARTITION BY RANGE (array_length(n, 1));
CREATE TABLE o (n integer[]) PARTITION BY RANGE (array_upper(n, 1));
INSERT INTO t (n) VALUES ('{1,2}'), ('{3}');
-- after
CREATE FUNCTION array_upper(integer[], integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT cardinality($1)';
CREATE TABLE t (n integer[], s integer DEFAULT array_length(ARRAY[1, 2], 1), g integer GENERATED ALWAYS AS (array_length(n, 1)) STORED, m integer[], l integer DEFAULT array_upper(ARRAY[1, 2], 1), CONSTRAINT c CHECK (array_length(n, 1) > 0), CONSTRAINT d CHECK (array_upper(n, 1) > 0), CONSTRAINT e EXCLUDE (array_length(m, 1) WITH =), CONSTRAINT f EXCLUDE (array_upper(m, 1) WITH =));
CREATE INDEX i ON t (array_length(n, 1), array_length(m, 1));
CREATE INDEX j ON t (array_upper(n, 1)) WHERE array_upper(m, 1) > 0;
CREATE TABLE k (n integer[]) PARTITION BY RANGE (array_length(n, 1));
CREATE TABLE o (n integer[]) PARTITION BY RANGE (array_upper(n, 1));

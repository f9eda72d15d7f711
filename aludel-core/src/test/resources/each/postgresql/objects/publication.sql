CREATE TABLE ot_{n} (a integer PRIMARY KEY, b text, c integer);
CREATE TABLE ou_{n} (a integer PRIMARY KEY);
-- or
CREATE TABLE ot_{n} (a integer PRIMARY KEY, b text, c integer);
CREATE TABLE ou_{n} (a integer PRIMARY KEY);
CREATE PUBLICATION o_{n};
-- or
CREATE TABLE ot_{n} (a integer PRIMARY KEY, b text, c integer);
CREATE TABLE ou_{n} (a integer PRIMARY KEY);
CREATE PUBLICATION o_{n} FOR TABLE ot_{n};
-- or
CREATE TABLE ot_{n} (a integer PRIMARY KEY, b text, c integer);
CREATE TABLE ou_{n} (a integer PRIMARY KEY);
CREATE PUBLICATION o_{n} FOR TABLE ot_{n} (a, b) WHERE (a > 1), ou_{n};
-- or
CREATE TABLE ot_{n} (a integer PRIMARY KEY, b text, c integer);
CREATE TABLE ou_{n} (a integer PRIMARY KEY);
CREATE PUBLICATION o_{n} FOR ALL TABLES;
-- or
CREATE TABLE ot_{n} (a integer PRIMARY KEY, b text, c integer);
CREATE TABLE ou_{n} (a integer PRIMARY KEY);
CREATE PUBLICATION o_{n} FOR TABLES IN SCHEMA public;
-- or
CREATE TABLE ot_{n} (a integer PRIMARY KEY, b text, c integer);
CREATE TABLE ou_{n} (a integer PRIMARY KEY);
CREATE PUBLICATION o_{n} FOR TABLE ou_{n} WITH (publish = 'insert, truncate', publish_via_partition_root);
COMMENT ON PUBLICATION o_{n} IS 'It tells';
-- or
CREATE TABLE ot_{n} (a integer PRIMARY KEY, b text, c integer);
CREATE TABLE ou_{n} (a integer PRIMARY KEY);
CREATE PUBLICATION o_{n} FOR TABLE ou_{n} WITH (publish_generated_columns = stored);

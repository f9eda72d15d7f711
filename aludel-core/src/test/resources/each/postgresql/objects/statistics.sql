CREATE TABLE ot_{n} (a integer, b integer, c text);
-- or
CREATE TABLE ot_{n} (a integer, b integer, c text);
CREATE STATISTICS o_{n} ON a, b FROM ot_{n};
-- or
CREATE TABLE ot_{n} (a integer, b integer, c text);
CREATE STATISTICS o_{n} (ndistinct, dependencies) ON b, a FROM ot_{n};
-- or
CREATE TABLE ot_{n} (a integer, b integer, c text);
CREATE STATISTICS o_{n} ON lower(c), (a + b), a FROM ot_{n};
ALTER STATISTICS o_{n} SET STATISTICS 20;
-- or
CREATE TABLE ot_{n} (a integer, b integer, c text);
CREATE STATISTICS o_{n} ON a, b FROM ot_{n};
COMMENT ON STATISTICS o_{n} IS 'It counts';

CREATE FUNCTION o_{n}(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE TABLE ot_{n} (a integer DEFAULT o_{n}(1), b integer GENERATED ALWAYS AS (o_{n}(2)) STORED, CONSTRAINT oc_{n} CHECK (o_{n}(a) > 0));
CREATE INDEX oi_{n} ON ot_{n} (o_{n}(a));
CREATE VIEW ov_{n} AS SELECT o_{n}(a) AS x FROM ot_{n};
-- or
CREATE FUNCTION o_{n}(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 2';
CREATE TABLE ot_{n} (a integer DEFAULT o_{n}(1), b integer GENERATED ALWAYS AS (o_{n}(2)) STORED, CONSTRAINT oc_{n} CHECK (o_{n}(a) > 0));
CREATE INDEX oi_{n} ON ot_{n} (o_{n}(a));
CREATE VIEW ov_{n} AS SELECT o_{n}(a) AS x FROM ot_{n};
-- or
CREATE FUNCTION o_{n}(a integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT 2';
CREATE TABLE ot_{n} (a integer DEFAULT o_{n}(1), b integer GENERATED ALWAYS AS (o_{n}(2)) STORED, CONSTRAINT oc_{n} CHECK (o_{n}(a) > 0));
CREATE INDEX oi_{n} ON ot_{n} (o_{n}(a));
CREATE VIEW ov_{n} AS SELECT o_{n}(a) AS x FROM ot_{n};
-- or
CREATE FUNCTION o_{n}(a integer, b integer DEFAULT 1) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 2';
CREATE TABLE ot_{n} (a integer DEFAULT o_{n}(1), b integer GENERATED ALWAYS AS (o_{n}(2)) STORED, CONSTRAINT oc_{n} CHECK (o_{n}(a) > 0));
CREATE INDEX oi_{n} ON ot_{n} (o_{n}(a));
CREATE VIEW ov_{n} AS SELECT o_{n}(a) AS x FROM ot_{n};
-- or
CREATE TABLE ot_{n} (a integer, b integer);

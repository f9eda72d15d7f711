CREATE TYPE o_{n} AS ENUM ('a', 'b');
CREATE TABLE ot_{n} (a o_{n} DEFAULT 'a' CHECK (a <> 'b'), b o_{n}[]);
CREATE INDEX oi_{n} ON ot_{n} (a) WHERE a = 'a';
CREATE VIEW ov_{n} AS SELECT a FROM ot_{n} WHERE a < 'b';
CREATE FUNCTION of_{n}(o_{n}) RETURNS o_{n} LANGUAGE sql AS 'SELECT $1';
INSERT INTO ot_{n} VALUES ('a', '{a,a}');
-- or
CREATE TYPE o_{n} AS ENUM ('a', 'b', 'c');
CREATE TABLE ot_{n} (a o_{n} DEFAULT 'a' CHECK (a <> 'b'), b o_{n}[]);
CREATE INDEX oi_{n} ON ot_{n} (a) WHERE a = 'a';
CREATE VIEW ov_{n} AS SELECT a FROM ot_{n} WHERE a < 'b';
CREATE FUNCTION of_{n}(o_{n}) RETURNS o_{n} LANGUAGE sql AS 'SELECT $1';
INSERT INTO ot_{n} VALUES ('a', '{a,a}');
-- or
CREATE TYPE o_{n} AS ENUM ('b', 'c', 'a');
CREATE TABLE ot_{n} (a o_{n} DEFAULT 'c' CHECK (a <> 'b'), b o_{n}[]);
CREATE INDEX oi_{n} ON ot_{n} (a) WHERE a = 'a';
CREATE VIEW ov_{n} AS SELECT a FROM ot_{n} WHERE a < 'b';
CREATE FUNCTION of_{n}(o_{n}) RETURNS o_{n} LANGUAGE sql AS 'SELECT $1';
INSERT INTO ot_{n} VALUES ('a', '{a,a}');
-- or
CREATE TABLE ot_{n} (a text DEFAULT 'a' CHECK (a <> 'b'), b text[]);
CREATE INDEX oi_{n} ON ot_{n} (a) WHERE a = 'a';
CREATE VIEW ov_{n} AS SELECT a FROM ot_{n} WHERE a < 'b';
INSERT INTO ot_{n} VALUES ('a', '{a,a}');

CREATE DOMAIN o_{n} AS integer;
CREATE TABLE ot_{n} (a o_{n} DEFAULT 4, b o_{n}[]);
CREATE INDEX oi_{n} ON ot_{n} (a);
CREATE VIEW ov_{n} AS SELECT a FROM ot_{n};
CREATE FUNCTION of_{n}(o_{n}) RETURNS o_{n} LANGUAGE sql AS 'SELECT $1';
INSERT INTO ot_{n} VALUES (3, '{3,3}');
-- or
CREATE DOMAIN o_{n} AS bigint;
CREATE TABLE ot_{n} (a o_{n} DEFAULT 4, b o_{n}[]);
CREATE INDEX oi_{n} ON ot_{n} (a);
CREATE VIEW ov_{n} AS SELECT a FROM ot_{n};
CREATE FUNCTION of_{n}(o_{n}) RETURNS o_{n} LANGUAGE sql AS 'SELECT $1';
INSERT INTO ot_{n} VALUES (3, '{3,3}');
-- or
CREATE DOMAIN o_{n} AS integer DEFAULT 5;
CREATE TABLE ot_{n} (a o_{n} DEFAULT 4, b o_{n}[]);
CREATE INDEX oi_{n} ON ot_{n} (a);
CREATE VIEW ov_{n} AS SELECT a FROM ot_{n};
CREATE FUNCTION of_{n}(o_{n}) RETURNS o_{n} LANGUAGE sql AS 'SELECT $1';
INSERT INTO ot_{n} VALUES (3, '{3,3}');
-- or
CREATE DOMAIN o_{n} AS integer NOT NULL;
CREATE TABLE ot_{n} (a o_{n} DEFAULT 4, b o_{n}[]);
CREATE INDEX oi_{n} ON ot_{n} (a);
CREATE VIEW ov_{n} AS SELECT a FROM ot_{n};
CREATE FUNCTION of_{n}(o_{n}) RETURNS o_{n} LANGUAGE sql AS 'SELECT $1';
INSERT INTO ot_{n} VALUES (3, '{3,3}');
-- or
CREATE DOMAIN o_{n} AS integer CONSTRAINT nn_{n} NOT NULL;
CREATE TABLE ot_{n} (a o_{n} DEFAULT 4, b o_{n}[]);
CREATE INDEX oi_{n} ON ot_{n} (a);
CREATE VIEW ov_{n} AS SELECT a FROM ot_{n};
CREATE FUNCTION of_{n}(o_{n}) RETURNS o_{n} LANGUAGE sql AS 'SELECT $1';
INSERT INTO ot_{n} VALUES (3, '{3,3}');
-- or
CREATE DOMAIN o_{n} AS integer CONSTRAINT ck_{n} CHECK (VALUE > 0);
CREATE TABLE ot_{n} (a o_{n} DEFAULT 4, b o_{n}[]);
CREATE INDEX oi_{n} ON ot_{n} (a);
CREATE VIEW ov_{n} AS SELECT a FROM ot_{n};
CREATE FUNCTION of_{n}(o_{n}) RETURNS o_{n} LANGUAGE sql AS 'SELECT $1';
INSERT INTO ot_{n} VALUES (3, '{3,3}');
-- or
CREATE DOMAIN o_{n} AS integer CONSTRAINT ck_{n} CHECK (VALUE > -1) CONSTRAINT also_{n} CHECK (VALUE < 100);
CREATE TABLE ot_{n} (a o_{n} DEFAULT 4, b o_{n}[]);
CREATE INDEX oi_{n} ON ot_{n} (a);
CREATE VIEW ov_{n} AS SELECT a FROM ot_{n};
CREATE FUNCTION of_{n}(o_{n}) RETURNS o_{n} LANGUAGE sql AS 'SELECT $1';
INSERT INTO ot_{n} VALUES (3, '{3,3}');
-- or
CREATE DOMAIN o_{n} AS integer;
ALTER DOMAIN o_{n} ADD CONSTRAINT ck_{n} CHECK (VALUE > 0) NOT VALID;
CREATE TABLE ot_{n} (a o_{n} DEFAULT 4, b o_{n}[]);
CREATE INDEX oi_{n} ON ot_{n} (a);
CREATE VIEW ov_{n} AS SELECT a FROM ot_{n};
CREATE FUNCTION of_{n}(o_{n}) RETURNS o_{n} LANGUAGE sql AS 'SELECT $1';
INSERT INTO ot_{n} VALUES (3, '{3,3}');
-- or
CREATE DOMAIN o_{n} AS text COLLATE "C";
CREATE TABLE ot_{n} (a o_{n} DEFAULT 4, b o_{n}[]);
CREATE INDEX oi_{n} ON ot_{n} (a);
CREATE VIEW ov_{n} AS SELECT a FROM ot_{n};
CREATE FUNCTION of_{n}(o_{n}) RETURNS o_{n} LANGUAGE sql AS 'SELECT $1';
INSERT INTO ot_{n} VALUES (3, '{3,3}');
-- or
CREATE DOMAIN o_{n} AS integer;
COMMENT ON DOMAIN o_{n} IS 'It is a domain';
CREATE TABLE ot_{n} (a o_{n} DEFAULT 4, b o_{n}[]);
CREATE INDEX oi_{n} ON ot_{n} (a);
CREATE VIEW ov_{n} AS SELECT a FROM ot_{n};
CREATE FUNCTION of_{n}(o_{n}) RETURNS o_{n} LANGUAGE sql AS 'SELECT $1';
INSERT INTO ot_{n} VALUES (3, '{3,3}');
-- or
CREATE DOMAIN o_{n} AS integer CONSTRAINT ck_{n} CHECK (VALUE > 0);
COMMENT ON CONSTRAINT ck_{n} ON DOMAIN o_{n} IS 'It checks';
CREATE TABLE ot_{n} (a o_{n} DEFAULT 4, b o_{n}[]);
CREATE INDEX oi_{n} ON ot_{n} (a);
CREATE VIEW ov_{n} AS SELECT a FROM ot_{n};
CREATE FUNCTION of_{n}(o_{n}) RETURNS o_{n} LANGUAGE sql AS 'SELECT $1';
INSERT INTO ot_{n} VALUES (3, '{3,3}');

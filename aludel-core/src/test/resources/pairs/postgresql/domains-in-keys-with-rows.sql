-- before
CREATE DOMAIN code AS varchar(10) CHECK (VALUE ~ '^[a-z]+$');
CREATE TABLE cat (c code PRIMARY KEY, d code[] NOT NULL DEFAULT '{}', e code COLLATE "C" UNIQUE, CHECK (c <> 'bad'::code));
CREATE TABLE ref (c code REFERENCES cat ON UPDATE CASCADE, n integer);
CREATE INDEX ri ON ref (lower(c)) INCLUDE (n);
CREATE VIEW cv AS SELECT c, d FROM cat;
INSERT INTO cat VALUES ('abc', '{x,y}', 'q'); INSERT INTO ref VALUES ('abc', 1);
-- after
CREATE DOMAIN code AS text CHECK (VALUE ~ '^[a-z0-9]+$');
CREATE TABLE cat (c code PRIMARY KEY, d code[] NOT NULL DEFAULT '{}', e code COLLATE "C" UNIQUE, CHECK (c <> 'bad'::code));
CREATE TABLE ref (c code REFERENCES cat ON UPDATE CASCADE, n integer);
CREATE INDEX ri ON ref (lower(c)) INCLUDE (n);
CREATE VIEW cv AS SELECT c, d FROM cat;

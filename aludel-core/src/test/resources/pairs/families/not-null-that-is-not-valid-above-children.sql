-- since: 18
-- before
CREATE TABLE p (a integer, b integer, c integer NOT NULL, d integer NOT NULL);
CREATE TABLE k (x integer) INHERITS (p);
CREATE TABLE kk (y integer) INHERITS (k);
CREATE TABLE goes () INHERITS (p);
CREATE TABLE comes (a integer, b integer, c integer NOT NULL, d integer);
ALTER TABLE p ADD CONSTRAINT bn NOT NULL b NOT VALID;
INSERT INTO k VALUES (1, 1, 1, 1, 1);
INSERT INTO kk VALUES (1, 1, 1, 1, 1, 1);
INSERT INTO goes VALUES (1, 1, 1, 1);
INSERT INTO comes VALUES (1, 1, 1, 1);
-- after
CREATE TABLE p (a integer, b integer, c integer, d integer NOT NULL);
CREATE TABLE k (x integer) INHERITS (p);
CREATE TABLE kk (y integer) INHERITS (k);
CREATE TABLE goes (a integer NOT NULL, b integer, c integer, d integer NOT NULL);
CREATE TABLE comes () INHERITS (p);
ALTER TABLE goes ADD CONSTRAINT bn NOT NULL b NOT VALID;
ALTER TABLE p ADD CONSTRAINT an NOT NULL a NOT VALID;
ALTER TABLE p ADD CONSTRAINT bn NOT NULL b;
ALTER TABLE p ADD NOT NULL c NOT VALID;

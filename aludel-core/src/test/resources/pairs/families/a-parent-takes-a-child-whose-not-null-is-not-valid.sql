-- since: 18
-- before
CREATE TABLE open (a integer, b integer, c integer, d integer);
CREATE TABLE strict (a integer, b integer, c integer NOT NULL, d integer NOT NULL);
CREATE TABLE k () INHERITS (open);
CREATE TABLE kk (x integer) INHERITS (k);
CREATE TABLE two (y integer) INHERITS (open, strict);
CREATE TABLE lone (a integer, b integer, c integer, d integer NOT NULL);
ALTER TABLE lone ADD NOT NULL a NOT VALID;
INSERT INTO kk VALUES (1, 1, 1, 1, 1);
INSERT INTO two VALUES (1, 1, 1, 1, 1);
INSERT INTO lone VALUES (1, 1, 1, 1);
-- after
CREATE TABLE open (a integer, b integer, c integer, d integer);
CREATE TABLE strict (a integer NOT NULL, b integer CONSTRAINT bn NOT NULL, c integer, d integer);
ALTER TABLE strict ADD NOT NULL d NOT VALID;
CREATE TABLE k () INHERITS (open, strict);
CREATE TABLE kk (x integer) INHERITS (k);
CREATE TABLE two (y integer) INHERITS (open, strict);
CREATE TABLE lone () INHERITS (strict);
ALTER TABLE open ADD NOT NULL a NOT VALID;
ALTER TABLE open ADD CONSTRAINT bo NOT NULL b NOT VALID;
ALTER TABLE open ADD NOT NULL c NOT VALID;

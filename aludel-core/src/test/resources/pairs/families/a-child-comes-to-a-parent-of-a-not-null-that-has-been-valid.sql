-- since: 18
-- before
CREATE TABLE top (k integer NOT NULL);
CREATE TABLE two (k integer);
CREATE TABLE one () INHERITS (top);
CREATE TABLE child (x integer) INHERITS (two);
INSERT INTO one VALUES (1);
INSERT INTO child VALUES (1, 1);
-- after
CREATE TABLE two (k integer);
ALTER TABLE two ADD CONSTRAINT own NOT NULL k NOT VALID;
CREATE TABLE one (CONSTRAINT of_one NOT NULL k) INHERITS (two);
CREATE TABLE child (x integer) INHERITS (two, one);

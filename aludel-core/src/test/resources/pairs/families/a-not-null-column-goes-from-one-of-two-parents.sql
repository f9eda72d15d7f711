-- before
CREATE TABLE one (k integer, d integer NOT NULL);
CREATE TABLE two (k integer, d integer NOT NULL DEFAULT 1);
CREATE TABLE child (d integer DEFAULT 2) INHERITS (one, two);
INSERT INTO child VALUES (1, 2);
-- after
CREATE TABLE one (k integer, d integer);
CREATE TABLE two (k integer);
CREATE TABLE child (d integer DEFAULT 2) INHERITS (one, two);

-- before
CREATE TABLE one (k integer, CONSTRAINT ck CHECK (k >= 0));
CREATE TABLE two (k integer);
CREATE TABLE middle () INHERITS (two, one);
CREATE TABLE child () INHERITS (one);
INSERT INTO child VALUES (1);
INSERT INTO middle VALUES (2);
-- after
CREATE TABLE one (k integer);
CREATE TABLE two (k integer, CONSTRAINT ck CHECK (k >= 0));
CREATE TABLE middle () INHERITS (two);
CREATE TABLE child () INHERITS (middle);

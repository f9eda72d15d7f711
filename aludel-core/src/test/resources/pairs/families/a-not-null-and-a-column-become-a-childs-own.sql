-- since: 18
-- before
CREATE TABLE top (k integer);
CREATE TABLE child (k integer) INHERITS (top);
CREATE TABLE below () INHERITS (child);
INSERT INTO below VALUES (1);
-- after
CREATE TABLE top (k integer NOT NULL);
CREATE TABLE child (k integer CONSTRAINT here NOT NULL) INHERITS (top);
CREATE TABLE below () INHERITS (child);

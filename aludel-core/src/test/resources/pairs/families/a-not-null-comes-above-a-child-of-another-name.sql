-- since: 18
-- before
CREATE TABLE top (k integer, b text);
CREATE TABLE named (CONSTRAINT own NOT NULL k NO INHERIT) INHERITS (top);
CREATE TABLE beside () INHERITS (top);
CREATE TABLE below () INHERITS (beside);
INSERT INTO named VALUES (1, 'b');
INSERT INTO below VALUES (2, 'b');
-- after
CREATE TABLE top (k integer NOT NULL, b text);
CREATE TABLE named () INHERITS (top);
CREATE TABLE beside () INHERITS (top);
CREATE TABLE below (k integer, b text);

-- before
CREATE TABLE top (k integer, c integer);
CREATE TABLE one () INHERITS (top);
CREATE TABLE two () INHERITS (top);
CREATE TABLE child (own text) INHERITS (one, two);
CREATE TABLE below () INHERITS (child, top);
INSERT INTO child VALUES (1, 2, 'x');
INSERT INTO below VALUES (3, 4, 'y');
-- after
CREATE TABLE top (k integer, c bigint);
CREATE TABLE one () INHERITS (top);
CREATE TABLE two () INHERITS (top);
CREATE TABLE child (own text) INHERITS (one, two);
CREATE TABLE below () INHERITS (child, top);

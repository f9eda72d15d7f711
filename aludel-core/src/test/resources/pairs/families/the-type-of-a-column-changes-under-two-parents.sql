-- before
CREATE TABLE one (k integer, c integer);
CREATE TABLE two (k integer, c integer);
CREATE TABLE child (own text) INHERITS (one, two);
CREATE TABLE below () INHERITS (child);
INSERT INTO child VALUES (1, 2, 'x');
INSERT INTO below VALUES (3, 4, 'y');
-- after
CREATE TABLE one (k bigint, c bigint);
CREATE TABLE two (k bigint, c bigint);
CREATE TABLE child (own text) INHERITS (one, two);
CREATE TABLE below () INHERITS (child);

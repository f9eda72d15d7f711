-- until: 17
-- before
CREATE TABLE p (a integer NOT NULL, b integer, c integer NOT NULL);
CREATE TABLE q (k integer PRIMARY KEY, n integer GENERATED ALWAYS AS IDENTITY, b integer);
CREATE TABLE child () INHERITS (p);
CREATE TABLE below () INHERITS (child);
CREATE TABLE of_both () INHERITS (p, q);
ALTER TABLE ONLY child ALTER a DROP NOT NULL, ALTER c DROP NOT NULL;
ALTER TABLE ONLY of_both ALTER a DROP NOT NULL, ALTER k DROP NOT NULL, ALTER n DROP NOT NULL;
INSERT INTO child (b) VALUES (1);
INSERT INTO below (a, b, c) VALUES (1, 1, 1);
INSERT INTO of_both (b, c, k, n) VALUES (1, 1, 1, 1), (2, 2, NULL, NULL);
-- after
CREATE TABLE p (a integer NOT NULL, b integer, c integer NOT NULL);
CREATE TABLE q (k integer PRIMARY KEY, n integer GENERATED ALWAYS AS IDENTITY, b integer);
CREATE TABLE child (b integer, c integer) INHERITS (p);
CREATE TABLE below () INHERITS (child);
CREATE TABLE of_both (b integer) INHERITS (p, q);
ALTER TABLE ONLY child ALTER a DROP NOT NULL, ALTER c DROP NOT NULL;
ALTER TABLE ONLY of_both ALTER a DROP NOT NULL, ALTER k DROP NOT NULL, ALTER n DROP NOT NULL;

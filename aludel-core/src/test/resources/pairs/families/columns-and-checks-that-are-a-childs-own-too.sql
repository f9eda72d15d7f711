-- before
CREATE TABLE p (a integer, b text, c integer, d integer DEFAULT 1, e integer, CONSTRAINT ck CHECK (a > 0), CONSTRAINT ck_goes CHECK (c > 0));
CREATE TABLE q (b text, x integer);
CREATE TABLE own (a integer, c integer, CONSTRAINT ck_goes CHECK (c > 0)) INHERITS (p);
CREATE TABLE two (b text, CONSTRAINT ck CHECK (a > 0)) INHERITS (p, q);
CREATE TABLE below () INHERITS (own);
CREATE TABLE plain () INHERITS (p);
CREATE TABLE goes (d integer) INHERITS (p);
INSERT INTO below VALUES (1, '2', 3, 4, 5);
INSERT INTO own VALUES (1, '2', 3, 4, 5);
INSERT INTO plain VALUES (1, '2', 3, 4, 5);
-- after
CREATE TABLE p (a integer, b text, d integer DEFAULT 1, e integer, f integer, CONSTRAINT ck CHECK (a > 0));
CREATE TABLE q (b text, x integer);
CREATE TABLE own (a integer, c integer, e integer, CONSTRAINT ck CHECK (a > 0)) INHERITS (p);
CREATE TABLE two (b text, x integer, f integer, CONSTRAINT ck CHECK (a > 0)) INHERITS (p, q);
CREATE TABLE below () INHERITS (own);
CREATE TABLE plain (b text, CONSTRAINT ck CHECK (a > 0)) INHERITS (p);
CREATE TABLE new (a integer, CONSTRAINT ck CHECK (a > 0)) INHERITS (p);

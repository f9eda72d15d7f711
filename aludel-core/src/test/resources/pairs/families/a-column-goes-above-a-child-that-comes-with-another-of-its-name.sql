-- before
CREATE TABLE p (k integer, b varchar(50) DEFAULT 'x');
CREATE TABLE q (k integer);
CREATE TABLE goes (b varchar(50)) INHERITS (p);
CREATE TABLE stays () INHERITS (p);
INSERT INTO goes VALUES (1, 'a');
INSERT INTO stays VALUES (2, 'b');
-- after
CREATE TABLE p (k integer);
CREATE TABLE q (k integer, b text);
CREATE TABLE goes (k integer);
CREATE TABLE stays () INHERITS (p);
CREATE TABLE comes () INHERITS (p, q);
CREATE TABLE lowest () INHERITS (comes);

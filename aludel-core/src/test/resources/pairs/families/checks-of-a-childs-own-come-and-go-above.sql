-- before
CREATE FUNCTION is_good(integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 > 0';
CREATE TABLE p (k integer, CONSTRAINT goes CHECK (k > 1), CONSTRAINT changes CHECK (k > 2), CONSTRAINT old CHECK (k > 3), CONSTRAINT stays_below CHECK (k > 4), CONSTRAINT good CHECK (is_good(k)));
CREATE TABLE a_child (CONSTRAINT goes CHECK (k > 1), CONSTRAINT changes CHECK (k > 2), CONSTRAINT old CHECK (k > 3), CONSTRAINT stays_below CHECK (k > 4), CONSTRAINT comes_above CHECK (k > 6), CONSTRAINT good CHECK (is_good(k))) INHERITS (p);
CREATE TABLE a_below (CONSTRAINT goes CHECK (k > 1), CONSTRAINT comes_above CHECK (k > 6)) INHERITS (a_child);
CREATE TABLE z_child (CONSTRAINT goes CHECK (k > 1)) INHERITS (p);
CREATE TABLE q (n integer);
CREATE TABLE moves (CONSTRAINT goes CHECK (k > 1), CONSTRAINT comes_above CHECK (k > 6)) INHERITS (p, q);
INSERT INTO a_below VALUES (10);
INSERT INTO z_child VALUES (10);
-- after
CREATE FUNCTION is_good(integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 >= 0';
CREATE TABLE p (k integer, n integer, CONSTRAINT changes CHECK (k > -2), CONSTRAINT new CHECK (k > 3), CONSTRAINT comes CHECK (k > 5), CONSTRAINT comes_above CHECK (k > 6), CONSTRAINT with_column CHECK (n > 0), CONSTRAINT good CHECK (is_good(k)));
CREATE TABLE a_child (CONSTRAINT changes CHECK (k > -2), CONSTRAINT new CHECK (k > 3), CONSTRAINT stays_below CHECK (k > 4), CONSTRAINT comes CHECK (k > 5), CONSTRAINT comes_above CHECK (k > 6), CONSTRAINT with_column CHECK (n > 0), CONSTRAINT good CHECK (is_good(k))) INHERITS (p);
CREATE TABLE a_below (CONSTRAINT comes CHECK (k > 5), CONSTRAINT comes_above CHECK (k > 6)) INHERITS (a_child);
CREATE TABLE z_child (CONSTRAINT comes CHECK (k > 5)) INHERITS (p);
CREATE TABLE q (n integer);
CREATE TABLE moves (CONSTRAINT comes CHECK (k > 5), CONSTRAINT comes_above CHECK (k > 6)) INHERITS (p);

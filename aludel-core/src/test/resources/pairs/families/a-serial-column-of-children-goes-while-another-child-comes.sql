-- before
CREATE TABLE payment (a integer);
CREATE TABLE payment_1 (x integer) INHERITS (payment);
CREATE TABLE payment_2 () INHERITS (payment);
ALTER TABLE payment ADD c bigserial, ADD d text NOT NULL DEFAULT 'd';
INSERT INTO payment_1 (a) VALUES (1), (2);
INSERT INTO payment_2 (a) VALUES (3);
CREATE TABLE divided (a integer NOT NULL, d text DEFAULT 'd') PARTITION BY LIST (a);
CREATE TABLE divided_1 PARTITION OF divided FOR VALUES IN (1);
ALTER TABLE divided_1 ALTER d SET NOT NULL;
-- after
CREATE FUNCTION first() RETURNS integer LANGUAGE sql RETURN 1;
CREATE TABLE payment (a integer);
CREATE TABLE payment_0 () INHERITS (payment);
CREATE TABLE payment_1 (x integer DEFAULT first()) INHERITS (payment);
CREATE TABLE payment_2 () INHERITS (payment);
CREATE TABLE payment_3 () INHERITS (payment);
CREATE TABLE divided (a integer NOT NULL) PARTITION BY LIST (a);
CREATE TABLE divided_1 PARTITION OF divided FOR VALUES IN (1);
CREATE TABLE divided_2 PARTITION OF divided FOR VALUES IN (2);

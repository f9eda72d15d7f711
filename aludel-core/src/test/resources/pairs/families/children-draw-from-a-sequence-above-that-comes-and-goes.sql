-- before
CREATE FUNCTION one() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TABLE top (a integer, goes serial, comes integer, changes serial, named integer, apart serial);
CREATE TABLE c_middle () INHERITS (top);
CREATE TABLE b_bottom () INHERITS (c_middle);
CREATE SEQUENCE numbers START 5 OWNED BY top.named;
ALTER TABLE top ALTER named SET DEFAULT nextval('numbers');
ALTER TABLE c_middle ADD also integer DEFAULT nextval('top_apart_seq');
INSERT INTO top (comes) VALUES (1);
INSERT INTO b_bottom (comes) VALUES (2);
CREATE TABLE divided (a integer, goes serial, comes integer) PARTITION BY LIST (a);
CREATE TABLE a_part PARTITION OF divided FOR VALUES IN (1);
-- after
CREATE FUNCTION one() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TABLE top (a integer, goes integer, comes serial, changes integer NOT NULL DEFAULT 2, named integer DEFAULT one());
CREATE TABLE c_middle () INHERITS (top);
CREATE TABLE b_bottom () INHERITS (c_middle);
CREATE TABLE divided (a integer, goes integer, comes serial) PARTITION BY LIST (a);
CREATE TABLE a_part PARTITION OF divided FOR VALUES IN (1);

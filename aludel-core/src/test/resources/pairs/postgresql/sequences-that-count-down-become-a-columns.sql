-- before
CREATE SEQUENCE numbers INCREMENT -1 MINVALUE -50;
CREATE SEQUENCE others AS smallint START 9;
CREATE TABLE t (id integer);
-- after
CREATE SEQUENCE numbers AS smallint MAXVALUE 3000;
CREATE SEQUENCE others INCREMENT -2;
CREATE TABLE t (id integer, o bigint DEFAULT nextval('others'));
ALTER SEQUENCE others OWNED BY t.o;
CREATE TABLE u (id integer PRIMARY KEY, n bigint DEFAULT nextval('numbers'));
ALTER SEQUENCE numbers OWNED BY u.n;

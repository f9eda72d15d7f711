-- before
CREATE SEQUENCE numbers AS integer START 9 MINVALUE -50;
CREATE SEQUENCE others;
CREATE TABLE t (id integer);
-- after
CREATE SEQUENCE numbers AS integer CACHE 7 CYCLE MAXVALUE 3000;
CREATE SEQUENCE others START 5;
CREATE TABLE t (id integer, n bigint DEFAULT nextval('others'));
CREATE TABLE u (id integer, n bigint DEFAULT nextval('numbers'));
ALTER SEQUENCE numbers OWNED BY u.n;
ALTER SEQUENCE others OWNED BY t.n;

-- before
CREATE SEQUENCE s1; CREATE SEQUENCE s2; CREATE SEQUENCE s3 START 7;
CREATE TABLE t (id serial, a integer DEFAULT nextval('s1'), b integer DEFAULT nextval('s2'), c bigint DEFAULT nextval('s3'), d serial);
ALTER SEQUENCE s1 OWNED BY t.a; ALTER SEQUENCE s2 OWNED BY t.b; ALTER SEQUENCE s3 OWNED BY t.c;
INSERT INTO t (a) VALUES (1);
-- after
CREATE SEQUENCE s1; CREATE SEQUENCE s3 START 7;
CREATE TABLE t (id integer NOT NULL, a integer, c bigint, d integer NOT NULL);
CREATE SEQUENCE t_d_seq AS integer;
ALTER TABLE t ALTER d SET DEFAULT nextval('t_d_seq');

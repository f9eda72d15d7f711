-- before
CREATE SEQUENCE s1; CREATE SEQUENCE s2; CREATE SEQUENCE s3;
CREATE TABLE t (id integer, a integer DEFAULT nextval('s1'), b integer DEFAULT nextval('s2'), c integer DEFAULT nextval('s3'));
ALTER SEQUENCE s1 OWNED BY t.a; ALTER SEQUENCE s2 OWNED BY t.b;
CREATE TABLE u (id integer, a integer);
ALTER SEQUENCE s3 OWNED BY u.a;
INSERT INTO t (id) VALUES (1);
-- after
CREATE SEQUENCE s1; CREATE SEQUENCE s2; CREATE SEQUENCE s3;
CREATE TABLE t (id integer, a integer DEFAULT nextval('s2'), b integer DEFAULT nextval('s1'), c integer DEFAULT nextval('s3'));
ALTER SEQUENCE s1 OWNED BY t.b;
ALTER SEQUENCE s3 OWNED BY t.c;
CREATE TABLE u (id integer, a integer);

-- before
CREATE SEQUENCE s3;
CREATE SEQUENCE s6;
CREATE TABLE t (a integer, c integer DEFAULT nextval('s3'), d serial, e integer DEFAULT nextval('s6'));
ALTER SEQUENCE s3 OWNED BY t.c;
-- after
CREATE SEQUENCE s3;
CREATE SEQUENCE s6;
CREATE TABLE t (a integer, c integer DEFAULT nextval('s3'), d serial, e integer DEFAULT nextval('s6'));
ALTER SEQUENCE t_d_seq INCREMENT 5 CACHE 4;
ALTER SEQUENCE s6 OWNED BY t.e;

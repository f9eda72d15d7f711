-- before
CREATE TABLE kept (id integer);
-- after
CREATE TABLE kept (id integer);
CREATE TABLE u (id integer, a serial);
CREATE TABLE t (id integer, c integer DEFAULT nextval('u_a_seq'));
CREATE SEQUENCE s;
CREATE TABLE w (id integer, a integer DEFAULT nextval('s'));
ALTER SEQUENCE s OWNED BY w.a;
CREATE TABLE v (id integer, c integer DEFAULT nextval('s'));

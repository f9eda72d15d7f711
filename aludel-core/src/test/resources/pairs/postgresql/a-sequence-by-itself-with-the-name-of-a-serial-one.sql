-- before
CREATE SEQUENCE t_id_seq;
CREATE TABLE t (id integer DEFAULT nextval('t_id_seq'));
CREATE TABLE s (id serial);
-- after
CREATE SEQUENCE t_id_seq;
CREATE TABLE t (id bigint DEFAULT nextval('t_id_seq'));
CREATE TABLE s (id bigserial);

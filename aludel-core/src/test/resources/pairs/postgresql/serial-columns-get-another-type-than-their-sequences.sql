-- before
CREATE TABLE t (id serial, a serial);
CREATE TABLE v (id serial, a serial, c serial);
CREATE TABLE u (id bigserial);
ALTER SEQUENCE u_id_seq AS smallint;
-- after
CREATE TABLE t (id bigserial, a integer NOT NULL);
ALTER SEQUENCE t_id_seq AS integer;
CREATE SEQUENCE t_b_seq AS integer;
ALTER TABLE t ALTER COLUMN a SET DEFAULT nextval('t_b_seq');
ALTER SEQUENCE t_b_seq OWNED BY t.a;
CREATE TABLE v (id bigserial, a bigserial, c bigserial);
ALTER SEQUENCE v_id_seq AS integer CACHE 5;
ALTER SEQUENCE v_a_seq CACHE 7;
ALTER TABLE v ALTER COLUMN c DROP DEFAULT, ALTER COLUMN c SET DEFAULT 7;
ALTER SEQUENCE v_c_seq AS smallint;
CREATE TABLE u (id smallserial);

-- before
CREATE TABLE t (id serial PRIMARY KEY, a bigserial, b serial);
CREATE SEQUENCE free;
-- after
CREATE TABLE t (id integer PRIMARY KEY, a bigint, b serial);
CREATE SEQUENCE free;
ALTER SEQUENCE free OWNED BY t.id;
ALTER SEQUENCE t_b_seq INCREMENT BY 2;
ALTER TABLE t ALTER b DROP DEFAULT;

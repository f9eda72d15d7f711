-- before
CREATE TABLE t (id serial PRIMARY KEY, a text);
-- after
CREATE TABLE t (id serial PRIMARY KEY, a text);
ALTER SEQUENCE t_id_seq RENAME TO r;

-- before
CREATE TABLE s (id serial PRIMARY KEY);
CREATE TABLE i (id int GENERATED ALWAYS AS IDENTITY);
CREATE VIEW last AS SELECT s.last_value AS a, i.last_value AS b FROM s_id_seq s, i_id_seq i;
CREATE FUNCTION next() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT nextval('s_id_seq') + nextval('i_id_seq'); END;
CREATE TABLE b (n bigint DEFAULT nextval('s_id_seq'), m bigint DEFAULT nextval('i_id_seq'));
-- after
CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY);
CREATE TABLE i (id int GENERATED ALWAYS AS IDENTITY);
CREATE TABLE b (n bigint DEFAULT nextval('i_id_seq'), m bigint DEFAULT nextval('i_id_seq'));
CREATE VIEW last AS SELECT i.last_value AS a, t.last_value AS b FROM i_id_seq i, t_id_seq t;
CREATE FUNCTION next() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT nextval('i_id_seq') * nextval('t_id_seq'); END;

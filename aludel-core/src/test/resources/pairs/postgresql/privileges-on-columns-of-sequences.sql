-- access
-- before
CREATE SEQUENCE s;
GRANT SELECT (last_value) ON s TO pg_monitor;
CREATE TABLE t (id serial, b text);
GRANT UPDATE ON SEQUENCE t_id_seq TO PUBLIC;
-- after
CREATE SEQUENCE s;
GRANT SELECT (last_value, is_called), USAGE ON s TO pg_monitor WITH GRANT OPTION;
CREATE TABLE t (id serial, b text);
GRANT SELECT (last_value) ON t_id_seq TO PUBLIC, pg_monitor;
GRANT SELECT (b) ON t TO pg_monitor;

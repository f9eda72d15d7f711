-- before
CREATE TABLE t (id integer, a double precision, CONSTRAINT t_key PRIMARY KEY (id) INCLUDE (a));
CREATE TABLE retyped (id integer, a double precision, code text, CONSTRAINT retyped_key PRIMARY KEY (id) INCLUDE (a));
CREATE UNIQUE INDEX retyped_code ON retyped (code) INCLUDE (a);
CREATE TABLE worked_out (id integer, b integer, g integer GENERATED ALWAYS AS (b + 1) STORED, CONSTRAINT worked_out_key UNIQUE (id) INCLUDE (g));
CREATE TABLE u (t_id integer, r_id integer REFERENCES retyped, r_code text REFERENCES retyped (code), w_id integer REFERENCES worked_out (id));
ALTER TABLE u ADD CONSTRAINT u_t FOREIGN KEY (t_id) REFERENCES t (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED;
INSERT INTO t VALUES (1, 1);
INSERT INTO retyped VALUES (1, 1, 'x');
INSERT INTO worked_out (id, b) VALUES (1, 1);
INSERT INTO u VALUES (1, 1, 'x', 1);
-- after
CREATE TABLE t (id integer CONSTRAINT t_key PRIMARY KEY, a double precision);
CREATE TABLE retyped (id integer, a numeric(12,2), code text, CONSTRAINT retyped_key PRIMARY KEY (id) INCLUDE (a));
CREATE UNIQUE INDEX retyped_code ON retyped (code) INCLUDE (a);
CREATE TABLE worked_out (id integer, b integer, g integer GENERATED ALWAYS AS (b + 2) STORED, CONSTRAINT worked_out_key UNIQUE (id) INCLUDE (g));
CREATE TABLE u (t_id integer, r_id integer REFERENCES retyped, r_code text REFERENCES retyped (code), w_id integer REFERENCES worked_out (id));
ALTER TABLE u ADD CONSTRAINT u_t FOREIGN KEY (t_id) REFERENCES t (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED;
CREATE TABLE new (id integer PRIMARY KEY, r_id integer REFERENCES retyped, t_id integer REFERENCES t);

-- before
CREATE TABLE t (a integer NOT NULL, b integer NOT NULL) PARTITION BY LIST (a);
CREATE UNIQUE INDEX t_unique ON t (a, b);
CREATE TABLE coming (a integer NOT NULL, b integer NOT NULL, CONSTRAINT coming_own UNIQUE (a, b));
CREATE TABLE staying PARTITION OF t FOR VALUES IN (2);
CREATE TABLE tied (a integer NOT NULL, b integer NOT NULL, CONSTRAINT tied_own UNIQUE (a, b));
INSERT INTO coming VALUES (1, 1), (1, 2);
INSERT INTO tied VALUES (3, 1), (3, 2);
CREATE TABLE u (a integer NOT NULL, b integer NOT NULL, CONSTRAINT u_pkey PRIMARY KEY (a, b)) PARTITION BY LIST (a);
CREATE TABLE u_twin (a integer NOT NULL, b integer NOT NULL, CONSTRAINT u_twin_own UNIQUE (a, b));
CREATE TABLE refers (a integer, b integer, CONSTRAINT refers_to_twin FOREIGN KEY (a, b) REFERENCES u_twin (a, b));
INSERT INTO u_twin VALUES (1, 1);
INSERT INTO refers VALUES (1, 1);
-- after
CREATE TABLE t (a integer NOT NULL, b integer NOT NULL, CONSTRAINT t_pkey PRIMARY KEY (a, b)) PARTITION BY LIST (a);
ALTER TABLE t ADD CONSTRAINT t_key UNIQUE (a, b);
CREATE TABLE coming PARTITION OF t FOR VALUES IN (1);
CREATE TABLE staying PARTITION OF t FOR VALUES IN (2);
CREATE TABLE tied (a integer NOT NULL, b integer NOT NULL, CONSTRAINT tied_own UNIQUE (a, b));
ALTER INDEX staying_a_b_key RENAME TO staying_own;
CREATE TABLE u (a integer NOT NULL, b integer NOT NULL, CONSTRAINT u_pkey PRIMARY KEY (a, b)) PARTITION BY LIST (a);
CREATE TABLE u_twin PARTITION OF u FOR VALUES IN (1);
ALTER TABLE u_twin ADD CONSTRAINT u_twin_own UNIQUE (a, b);
CREATE TABLE refers (a integer, b integer, CONSTRAINT refers_to_twin FOREIGN KEY (a, b) REFERENCES u_twin (a, b));

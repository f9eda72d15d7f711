-- before
CREATE TABLE p (k integer NOT NULL, a integer NOT NULL) PARTITION BY LIST (k);
CREATE TABLE two PARTITION OF p FOR VALUES IN (2);
ALTER TABLE two ADD CONSTRAINT plain UNIQUE (k, a);
ALTER TABLE two ADD CONSTRAINT deferred UNIQUE (k, a) DEFERRABLE;
CREATE UNIQUE INDEX p_first ON p (k, a);
CREATE TABLE one PARTITION OF p FOR VALUES IN (1);
ALTER TABLE one ADD CONSTRAINT own UNIQUE (k, a);
CREATE UNIQUE INDEX p_second ON p (k, a);
CREATE TABLE r (k integer, a integer, CONSTRAINT r_one FOREIGN KEY (k, a) REFERENCES one (k, a), CONSTRAINT r_two FOREIGN KEY (k, a) REFERENCES two (k, a));
CREATE TABLE come (k integer, a integer, CONSTRAINT come_one FOREIGN KEY (k, a) REFERENCES one (k, a)) PARTITION BY LIST (k);
CREATE TABLE come_one PARTITION OF come FOR VALUES IN (1);
COMMENT ON CONSTRAINT r_one ON r IS 'to one';
INSERT INTO p VALUES (1, 1);
-- after
CREATE TABLE p (k integer NOT NULL, a integer NOT NULL) PARTITION BY LIST (k);
CREATE TABLE one (k integer NOT NULL, a integer NOT NULL);
CREATE TABLE two (k integer NOT NULL, a integer NOT NULL);
ALTER TABLE one ADD CONSTRAINT own UNIQUE (k, a);
ALTER TABLE two ADD CONSTRAINT plain UNIQUE (k, a);
ALTER TABLE two ADD CONSTRAINT deferred UNIQUE (k, a) DEFERRABLE;
CREATE UNIQUE INDEX p_first ON p (k, a);
CREATE UNIQUE INDEX p_second ON p (k, a);
CREATE TABLE r (k integer, a integer, CONSTRAINT r_one FOREIGN KEY (k, a) REFERENCES one (k, a), CONSTRAINT r_two FOREIGN KEY (k, a) REFERENCES two (k, a));
CREATE TABLE gone (k integer, a integer, CONSTRAINT gone_one FOREIGN KEY (k, a) REFERENCES one (k, a));
COMMENT ON CONSTRAINT r_one ON r IS 'to one';

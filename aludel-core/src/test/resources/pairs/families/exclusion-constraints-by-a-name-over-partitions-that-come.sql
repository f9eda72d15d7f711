-- since: 17
-- before
CREATE TABLE t (k integer, v integer, w text);
ALTER TABLE t ADD CONSTRAINT one EXCLUDE (k WITH =, v WITH =);
CREATE TABLE p (k integer, v integer, w text);
INSERT INTO p VALUES (1, 1, 'a');
CREATE TABLE u (k integer, "V w" integer) PARTITION BY RANGE (k);
CREATE TABLE q PARTITION OF u FOR VALUES FROM (0) TO (10);
ALTER TABLE u ADD CONSTRAINT two EXCLUDE ("V w" int4_ops WITH =, k WITH =) DEFERRABLE;
-- after
CREATE TABLE t (k integer, v integer, w text) PARTITION BY LIST (k);
CREATE TABLE p PARTITION OF t FOR VALUES IN (1, 2);
ALTER TABLE t ADD CONSTRAINT one EXCLUDE (k WITH =, v WITH =);
CREATE TABLE u (k integer, "V w" integer) PARTITION BY LIST (k);
CREATE TABLE q PARTITION OF u FOR VALUES IN (5);
ALTER TABLE u ADD CONSTRAINT two EXCLUDE ("V w" int4_ops WITH =, k WITH =) DEFERRABLE;

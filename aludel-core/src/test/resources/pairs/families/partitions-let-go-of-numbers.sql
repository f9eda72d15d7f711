-- Partitions, one of them divided, are by themselves in the end and lose the column that the table above numbers. On the
-- way back their rows have numbers again before it takes them.
-- before
CREATE TABLE t (k integer, v text, n integer GENERATED ALWAYS AS IDENTITY) PARTITION BY RANGE (k);
CREATE TABLE p PARTITION OF t FOR VALUES FROM (0) TO (10);
CREATE TABLE q PARTITION OF t FOR VALUES FROM (10) TO (20) PARTITION BY LIST (k);
CREATE TABLE r PARTITION OF q FOR VALUES IN (11, 12);
INSERT INTO t (k, v) VALUES (1, 'a'), (2, 'b'), (11, 'c'), (12, 'd');
-- after
CREATE TABLE t (k integer, v text, n integer GENERATED ALWAYS AS IDENTITY) PARTITION BY RANGE (k);
CREATE TABLE p (k integer, v text);
CREATE TABLE q (k integer, v text) PARTITION BY LIST (k);
CREATE TABLE r PARTITION OF q FOR VALUES IN (11, 12);
INSERT INTO p VALUES (1, 'a'), (2, 'b');
INSERT INTO r VALUES (11, 'c'), (12, 'd');

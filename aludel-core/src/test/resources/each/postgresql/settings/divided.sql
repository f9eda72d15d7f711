-- places: t, p, q
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} PARTITION OF t_{n} FOR VALUES FROM (0) TO (10) PARTITION BY LIST (k);
CREATE TABLE q_{n} PARTITION OF p_{n} FOR VALUES IN (1, 2);
INSERT INTO t_{n} VALUES (1, 1, '1'), (2, 1, '2');

-- places: t, p
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} PARTITION OF t_{n} FOR VALUES FROM (0) TO (10);
CREATE TABLE d_{n} PARTITION OF t_{n} DEFAULT;
INSERT INTO t_{n} VALUES (1, 1, '1'), (20, 1, '2');

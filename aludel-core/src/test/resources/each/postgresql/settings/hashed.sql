-- places: t, p, q
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k, v);
CREATE TABLE p_{n} (v integer, w text, k integer) PARTITION BY HASH (k);
CREATE TABLE q_{n} (k integer, gone integer, w text, v integer);
ALTER TABLE q_{n} DROP gone;
ALTER TABLE p_{n} ATTACH PARTITION q_{n} FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE s_{n} PARTITION OF p_{n} FOR VALUES WITH (MODULUS 2, REMAINDER 1);
ALTER TABLE t_{n} ATTACH PARTITION p_{n} DEFAULT;
CREATE TABLE o_{n} PARTITION OF t_{n} FOR VALUES FROM (10, MINVALUE) TO (20, MAXVALUE);
INSERT INTO t_{n} VALUES (1, 1, '1'), (2, 1, '2');

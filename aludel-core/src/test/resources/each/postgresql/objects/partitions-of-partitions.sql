CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} PARTITION OF t_{n} FOR VALUES FROM (0) TO (10) PARTITION BY LIST (k);
CREATE TABLE q_{n} PARTITION OF p_{n} FOR VALUES IN (1, 2);
INSERT INTO q_{n} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} PARTITION OF t_{n} FOR VALUES FROM (0) TO (10) PARTITION BY LIST (k);
CREATE TABLE q_{n} PARTITION OF p_{n} FOR VALUES IN (1, 2, 3);
INSERT INTO q_{n} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} PARTITION OF t_{n} FOR VALUES FROM (0) TO (20) PARTITION BY LIST (k);
CREATE TABLE q_{n} PARTITION OF p_{n} FOR VALUES IN (1, 2);
INSERT INTO q_{n} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} PARTITION OF t_{n} DEFAULT PARTITION BY LIST (k);
CREATE TABLE q_{n} PARTITION OF p_{n} DEFAULT;
INSERT INTO q_{n} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} PARTITION OF t_{n} FOR VALUES FROM (0) TO (10) PARTITION BY RANGE (k);
CREATE TABLE q_{n} PARTITION OF p_{n} FOR VALUES FROM (0) TO (5);
INSERT INTO q_{n} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} PARTITION OF t_{n} FOR VALUES FROM (0) TO (10) PARTITION BY HASH (k);
CREATE TABLE q_{n} PARTITION OF p_{n} FOR VALUES WITH (MODULUS 1, REMAINDER 0);
INSERT INTO q_{n} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} PARTITION OF t_{n} FOR VALUES FROM (0) TO (10) PARTITION BY HASH (v, k);
CREATE TABLE q_{n} PARTITION OF p_{n} FOR VALUES WITH (MODULUS 1, REMAINDER 0);
INSERT INTO q_{n} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} PARTITION OF t_{n} FOR VALUES FROM (0) TO (10) PARTITION BY LIST ((k % 3));
CREATE TABLE q_{n} PARTITION OF p_{n} FOR VALUES IN (1, 2);
INSERT INTO q_{n} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} PARTITION OF t_{n} FOR VALUES FROM (0) TO (10) PARTITION BY LIST (k);
CREATE TABLE q_{n} (k integer, v integer, w text);
INSERT INTO q_{n} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} (k integer, v integer, w text) PARTITION BY LIST (k);
CREATE TABLE q_{n} PARTITION OF p_{n} FOR VALUES IN (1, 2);
INSERT INTO q_{n} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} (k integer, v integer, w text) PARTITION BY LIST (k);
CREATE TABLE q_{n} PARTITION OF t_{n} FOR VALUES FROM (0) TO (10);
INSERT INTO q_{n} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} PARTITION OF t_{n} FOR VALUES FROM (10) TO (20) PARTITION BY LIST (k);
CREATE TABLE q_{n} PARTITION OF t_{n} FOR VALUES FROM (0) TO (10);
INSERT INTO q_{n} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} (k integer, v integer, w text) PARTITION BY LIST (k);
CREATE TABLE q_{n} (k integer, v integer, w text);
INSERT INTO q_{n} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE q_{n} PARTITION OF t_{n} FOR VALUES FROM (0) TO (10);
INSERT INTO q_{n} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} PARTITION OF t_{n} FOR VALUES FROM (0) TO (10) PARTITION BY LIST (k);
CREATE TABLE q_{n} (w text, gone integer, v integer, k integer);
ALTER TABLE q_{n} DROP gone;
ALTER TABLE p_{n} ATTACH PARTITION q_{n} FOR VALUES IN (1, 2);
INSERT INTO q_{n} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} PARTITION OF t_{n} FOR VALUES FROM (0) TO (10) PARTITION BY LIST (k);
CREATE TABLE s_{n} PARTITION OF p_{n} FOR VALUES IN (1, 2) PARTITION BY LIST (k);
CREATE TABLE q_{n} PARTITION OF s_{n} FOR VALUES IN (1, 2);
INSERT INTO q_{n} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY LIST (k);
CREATE TABLE p_{n} PARTITION OF t_{n} FOR VALUES IN (1, 2, 3) PARTITION BY RANGE (k);
CREATE TABLE q_{n} PARTITION OF p_{n} FOR VALUES FROM (0) TO (3);
INSERT INTO q_{n} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE p_{n} (k integer, v integer, w text) PARTITION BY LIST (k);
CREATE TABLE t_{n} PARTITION OF p_{n} FOR VALUES IN (1, 2, 3) PARTITION BY RANGE (k);
CREATE TABLE q_{n} PARTITION OF t_{n} FOR VALUES FROM (0) TO (10);
INSERT INTO q_{n} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');

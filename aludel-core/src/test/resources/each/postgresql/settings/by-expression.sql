-- places: t, p
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE ((k + 1), v);
CREATE TABLE p_{n} PARTITION OF t_{n} DEFAULT;
INSERT INTO t_{n} VALUES (1, 1, '1'), (2, 1, '2');

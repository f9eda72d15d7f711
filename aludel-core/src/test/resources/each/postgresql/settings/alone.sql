-- places: t
CREATE TABLE t_{n} (k integer, v integer, w text);
INSERT INTO t_{n} VALUES (1, 1, '1'), (2, 1, '2');

-- places: t, c
CREATE TABLE t_{n} (k integer, v integer, w text);
CREATE TABLE c_{n} (x integer, w text, v integer, k integer) INHERITS (t_{n});
INSERT INTO t_{n} VALUES (1, 1, '1');
INSERT INTO c_{n} VALUES (2, 1, '2', 2);

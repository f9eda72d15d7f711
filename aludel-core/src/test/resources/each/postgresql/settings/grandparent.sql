-- places: t, c, g
CREATE TABLE t_{n} (k integer, v integer, w text);
CREATE TABLE c_{n} () INHERITS (t_{n});
CREATE TABLE g_{n} () INHERITS (c_{n});
INSERT INTO t_{n} VALUES (1, 1, '1');
INSERT INTO g_{n} VALUES (2, 1, '2');

-- places: t, p
CREATE TABLE t_{n} (k integer, v integer, w text);
CREATE TABLE p_{n} (k integer, v integer, w text);
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text);
CREATE TABLE p_{n} () INHERITS (t_{n});
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text);
CREATE TABLE p_{n} (w text, v integer, k integer) INHERITS (t_{n});
INSERT INTO p_{n} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} PARTITION OF t_{n} FOR VALUES FROM (0) TO (10);
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} PARTITION OF t_{n} FOR VALUES FROM (-5) TO (MAXVALUE);
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} PARTITION OF t_{n} DEFAULT;
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} (k integer, v integer, w text);
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY LIST (k);
CREATE TABLE p_{n} PARTITION OF t_{n} FOR VALUES IN (1, 2, NULL);
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY HASH (k);
CREATE TABLE p_{n} PARTITION OF t_{n} FOR VALUES WITH (modulus 1, remainder 0);
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k, v);
CREATE TABLE p_{n} PARTITION OF t_{n} FOR VALUES FROM (0, MINVALUE) TO (10, 5);
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE ((k + 1), w COLLATE "C");
CREATE TABLE p_{n} PARTITION OF t_{n} FOR VALUES FROM (0, 'a') TO (10, 'z');
INSERT INTO p_{n} VALUES (1, 1, 'b'), (2, 1, 'c');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} PARTITION OF t_{n} FOR VALUES FROM (0) TO (10) PARTITION BY LIST (k);
CREATE TABLE q_{n} PARTITION OF p_{n} FOR VALUES IN (1, 2);
INSERT INTO q_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text);
CREATE TABLE p_{n} (k integer, v integer, w text) PARTITION BY LIST (k);
CREATE TABLE q_{n} PARTITION OF p_{n} FOR VALUES IN (1, 2);
INSERT INTO q_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE p_{n} (k integer, v integer, w text);
CREATE TABLE t_{n} () INHERITS (p_{n});
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');

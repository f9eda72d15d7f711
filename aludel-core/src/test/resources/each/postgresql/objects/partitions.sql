CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} PARTITION OF t_{n} FOR VALUES FROM (0) TO (10);
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} PARTITION OF t_{n} FOR VALUES FROM (0) TO (20);
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} PARTITION OF t_{n} FOR VALUES FROM (MINVALUE) TO (10);
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} PARTITION OF t_{n} FOR VALUES FROM (0) TO (10);
CREATE TABLE o_{n} PARTITION OF t_{n} FOR VALUES FROM (10) TO (20);
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} PARTITION OF t_{n} FOR VALUES FROM (0) TO (5);
CREATE TABLE o_{n} PARTITION OF t_{n} FOR VALUES FROM (5) TO (20);
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} PARTITION OF t_{n} DEFAULT;
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} PARTITION OF t_{n} DEFAULT;
CREATE TABLE o_{n} PARTITION OF t_{n} FOR VALUES FROM (5) TO (20);
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} PARTITION OF t_{n} FOR VALUES FROM (0) TO (10);
CREATE TABLE o_{n} PARTITION OF t_{n} DEFAULT;
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} (k integer, v integer, w text);
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} (k integer, v integer, w text);
CREATE TABLE o_{n} PARTITION OF t_{n} FOR VALUES FROM (0) TO (20);
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} (k integer, v integer, w text);
CREATE TABLE o_{n} PARTITION OF t_{n} DEFAULT;
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} PARTITION OF t_{n} FOR VALUES FROM (0) TO (10) PARTITION BY LIST (v);
CREATE TABLE q_{n} PARTITION OF p_{n} FOR VALUES IN (1);
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} PARTITION OF t_{n} FOR VALUES FROM (0) TO (10) PARTITION BY HASH (v);
CREATE TABLE q_{n} PARTITION OF p_{n} FOR VALUES WITH (MODULUS 1, REMAINDER 0);
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY LIST (k);
CREATE TABLE p_{n} PARTITION OF t_{n} FOR VALUES IN (1, 2, 3);
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY LIST (k);
CREATE TABLE p_{n} PARTITION OF t_{n} FOR VALUES IN (3, 2, 1, NULL);
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY LIST (k);
CREATE TABLE p_{n} PARTITION OF t_{n} DEFAULT;
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY HASH (k);
CREATE TABLE p_{n} PARTITION OF t_{n} FOR VALUES WITH (MODULUS 1, REMAINDER 0);
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k, v);
CREATE TABLE p_{n} PARTITION OF t_{n} FOR VALUES FROM (0, MINVALUE) TO (10, MAXVALUE);
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE ((k + v));
CREATE TABLE p_{n} PARTITION OF t_{n} FOR VALUES FROM (0) TO (10);
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY LIST (lower(w));
CREATE TABLE p_{n} PARTITION OF t_{n} FOR VALUES IN ('1', '2');
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY LIST (w COLLATE "C");
CREATE TABLE p_{n} PARTITION OF t_{n} FOR VALUES IN ('1', '2');
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text);
CREATE TABLE p_{n} (k integer, v integer, w text);
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text);
CREATE TABLE p_{n} () INHERITS (t_{n});
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE u_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} PARTITION OF u_{n} FOR VALUES FROM (0) TO (10);
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE u_{n} (k integer, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE t_{n} PARTITION OF u_{n} FOR VALUES FROM (0) TO (100) PARTITION BY RANGE (k);
CREATE TABLE p_{n} PARTITION OF t_{n} FOR VALUES FROM (0) TO (10);
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');

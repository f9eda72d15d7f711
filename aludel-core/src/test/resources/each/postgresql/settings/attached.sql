-- places: t, p
CREATE TABLE t_{n} (gone integer, k integer, v integer, w text) PARTITION BY LIST (k);
ALTER TABLE t_{n} DROP gone;
CREATE TABLE p_{n} (w text, v integer, k integer);
INSERT INTO p_{n} VALUES ('1', 1, 1), ('2', 1, 2);
ALTER TABLE t_{n} ATTACH PARTITION p_{n} FOR VALUES IN (1, 2);

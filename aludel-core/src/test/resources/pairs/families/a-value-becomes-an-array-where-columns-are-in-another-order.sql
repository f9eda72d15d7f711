-- before
CREATE TYPE y AS (a integer, b text);
CREATE TABLE t (gone integer, k integer, v bigint, w text, b boolean, r y) PARTITION BY LIST (k);
ALTER TABLE t DROP gone;
CREATE TABLE p (r y, b boolean, w text, v bigint, k integer);
INSERT INTO p VALUES (ROW(1, NULL), true, 'x', 7, 1), (NULL, NULL, NULL, NULL, 2), (ROW(NULL, NULL), false, '', 0, 3);
ALTER TABLE t ATTACH PARTITION p FOR VALUES IN (1, 2, 3);
CREATE TABLE u (k integer, v numeric, r y);
CREATE TABLE c (r y, v numeric, k integer) INHERITS (u);
INSERT INTO u VALUES (1, 1.5, ROW(NULL, 'x'));
INSERT INTO c (k, v, r) VALUES (2, NULL, NULL), (3, 3, ROW(3, NULL));
-- after
CREATE TYPE y AS (a integer, b text);
CREATE TABLE t (gone integer, k integer, v integer[], w text[], b boolean[], r y[]) PARTITION BY LIST (k);
ALTER TABLE t DROP gone;
CREATE TABLE p (r y[], b boolean[], w text[], v integer[], k integer);
ALTER TABLE t ATTACH PARTITION p FOR VALUES IN (1, 2, 3);
CREATE TABLE u (k integer, v numeric[], r y[]);
CREATE TABLE c (r y[], v numeric[], k integer) INHERITS (u);

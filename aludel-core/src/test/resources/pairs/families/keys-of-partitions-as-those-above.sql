-- before
CREATE TABLE r (id integer PRIMARY KEY);
CREATE TABLE t (a integer, b text, c integer, CONSTRAINT t_a UNIQUE (a), CONSTRAINT t_c FOREIGN KEY (c) REFERENCES r) PARTITION BY LIST (a);
CREATE INDEX t_b ON t (b);
CREATE TABLE staying PARTITION OF t FOR VALUES IN (1);
CREATE TABLE coming (b text, a integer, c integer, CONSTRAINT coming_a UNIQUE (a));
CREATE TABLE leaving PARTITION OF t FOR VALUES IN (2);
ALTER TABLE leaving ADD CONSTRAINT leaving_own UNIQUE (a);
INSERT INTO r VALUES (1);
INSERT INTO t VALUES (1, 'b', 1), (2, 'b', 1);
-- after
CREATE TABLE r (id integer PRIMARY KEY);
CREATE TABLE t (a integer, b text, c integer, CONSTRAINT t_a UNIQUE (a), CONSTRAINT t_c FOREIGN KEY (c) REFERENCES r) PARTITION BY LIST (a);
CREATE INDEX t_b ON t (b);
CREATE TABLE staying PARTITION OF t FOR VALUES IN (1);
ALTER TABLE staying ADD CONSTRAINT staying_own UNIQUE (a);
CREATE TABLE coming (b text, a integer, c integer);
ALTER TABLE t ATTACH PARTITION coming FOR VALUES IN (3);
ALTER TABLE coming ADD CONSTRAINT coming_own UNIQUE (a);
CREATE TABLE leaving (a integer, b text, c integer, CONSTRAINT leaving_own UNIQUE (a));
CREATE TABLE fresh (b text, c integer, a integer);
ALTER TABLE t ATTACH PARTITION fresh FOR VALUES IN (5);
ALTER TABLE fresh ADD CONSTRAINT fresh_own UNIQUE (a), ADD CONSTRAINT fresh_own_c FOREIGN KEY (c) REFERENCES r;
ALTER INDEX fresh_b_idx RENAME TO aside;
CREATE INDEX fresh_b_idx ON fresh (b);
ALTER INDEX aside RENAME TO fresh_b_idx1;

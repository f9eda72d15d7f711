-- before
CREATE TABLE p_all (k integer, a integer, d integer) PARTITION BY LIST (k);
CREATE TABLE p_three PARTITION OF p_all FOR VALUES IN (31) PARTITION BY LIST (k);
CREATE TABLE p_four (k integer, a integer, d integer, b text);
-- after
CREATE TABLE p_all (k integer, a integer, d integer, b varchar(50)) PARTITION BY LIST (k);
CREATE TABLE p_three PARTITION OF p_all FOR VALUES IN (31) PARTITION BY LIST (k);
CREATE TABLE p_four (k integer, a integer, d integer, b varchar(50));
ALTER TABLE p_three ATTACH PARTITION p_four FOR VALUES IN (31);
CREATE INDEX p_all_by_b ON p_all (b);
CREATE INDEX p_p_four_by_b ON p_four (k, b);

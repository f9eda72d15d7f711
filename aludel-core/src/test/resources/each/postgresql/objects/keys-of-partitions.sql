CREATE TABLE t_{n} (k integer NOT NULL, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} (k integer NOT NULL, v integer, w text);
CREATE TABLE x_{n} (k integer);
ALTER TABLE t_{n} ATTACH PARTITION p_{n} FOR VALUES FROM (0) TO (10);
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer NOT NULL, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} (k integer NOT NULL, v integer, w text);
CREATE TABLE x_{n} (k integer);
ALTER TABLE t_{n} ATTACH PARTITION p_{n} FOR VALUES FROM (0) TO (10);
ALTER TABLE t_{n} ADD PRIMARY KEY (k);
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer NOT NULL, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} (k integer NOT NULL, v integer, w text);
CREATE TABLE x_{n} (k integer);
ALTER TABLE t_{n} ADD PRIMARY KEY (k);
ALTER TABLE p_{n} ADD PRIMARY KEY (k);
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer NOT NULL, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} (k integer NOT NULL, v integer, w text);
CREATE TABLE x_{n} (k integer);
ALTER TABLE p_{n} ADD PRIMARY KEY (k);
ALTER TABLE t_{n} ATTACH PARTITION p_{n} FOR VALUES FROM (0) TO (10);
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer NOT NULL, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} (k integer NOT NULL, v integer, w text);
CREATE TABLE x_{n} (k integer);
ALTER TABLE p_{n} ADD PRIMARY KEY (k);
ALTER TABLE t_{n} ADD PRIMARY KEY (k);
ALTER TABLE t_{n} ATTACH PARTITION p_{n} FOR VALUES FROM (0) TO (10);
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer NOT NULL, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} (k integer NOT NULL, v integer, w text);
CREATE TABLE x_{n} (k integer);
ALTER TABLE t_{n} ADD PRIMARY KEY (k);
ALTER TABLE t_{n} ATTACH PARTITION p_{n} FOR VALUES FROM (0) TO (10);
ALTER TABLE t_{n} ADD CONSTRAINT fk_{n} FOREIGN KEY (v) REFERENCES r;
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer NOT NULL, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} (k integer NOT NULL, v integer, w text);
CREATE TABLE x_{n} (k integer);
ALTER TABLE t_{n} ADD PRIMARY KEY (k);
ALTER TABLE t_{n} ADD CONSTRAINT fk_{n} FOREIGN KEY (v) REFERENCES r;
ALTER TABLE p_{n} ADD CONSTRAINT fk_{n} FOREIGN KEY (v) REFERENCES r;
ALTER TABLE t_{n} ATTACH PARTITION p_{n} FOR VALUES FROM (0) TO (10);
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer NOT NULL, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} (k integer NOT NULL, v integer, w text);
CREATE TABLE x_{n} (k integer);
ALTER TABLE t_{n} ADD PRIMARY KEY (k);
ALTER TABLE t_{n} ADD CONSTRAINT fk_{n} FOREIGN KEY (v) REFERENCES r;
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer NOT NULL, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} (k integer NOT NULL, v integer, w text);
CREATE TABLE x_{n} (k integer);
ALTER TABLE t_{n} ADD PRIMARY KEY (k);
ALTER TABLE p_{n} ADD PRIMARY KEY (k);
ALTER TABLE p_{n} ADD CONSTRAINT fk_{n} FOREIGN KEY (v) REFERENCES r;
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer NOT NULL, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} (k integer NOT NULL, v integer, w text);
CREATE TABLE x_{n} (k integer);
ALTER TABLE t_{n} ADD PRIMARY KEY (k);
ALTER TABLE t_{n} ATTACH PARTITION p_{n} FOR VALUES FROM (0) TO (10);
ALTER TABLE p_{n} ADD CONSTRAINT fk_{n} FOREIGN KEY (v) REFERENCES r;
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer NOT NULL, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} (k integer NOT NULL, v integer, w text);
CREATE TABLE x_{n} (k integer);
ALTER TABLE t_{n} ADD PRIMARY KEY (k);
ALTER TABLE t_{n} ATTACH PARTITION p_{n} FOR VALUES FROM (0) TO (10);
ALTER TABLE x_{n} ADD CONSTRAINT xk_{n} FOREIGN KEY (k) REFERENCES t_{n};
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer NOT NULL, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} (k integer NOT NULL, v integer, w text);
CREATE TABLE x_{n} (k integer);
ALTER TABLE t_{n} ADD PRIMARY KEY (k);
ALTER TABLE x_{n} ADD CONSTRAINT xk_{n} FOREIGN KEY (k) REFERENCES t_{n};
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer NOT NULL, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} (k integer NOT NULL, v integer, w text);
CREATE TABLE x_{n} (k integer);
ALTER TABLE t_{n} ADD PRIMARY KEY (k);
ALTER TABLE p_{n} ADD PRIMARY KEY (k);
ALTER TABLE x_{n} ADD CONSTRAINT xk_{n} FOREIGN KEY (k) REFERENCES p_{n};
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer NOT NULL, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} (k integer NOT NULL, v integer, w text);
CREATE TABLE x_{n} (k integer);
ALTER TABLE t_{n} ADD PRIMARY KEY (k);
ALTER TABLE t_{n} ATTACH PARTITION p_{n} FOR VALUES FROM (0) TO (10);
ALTER TABLE x_{n} ADD CONSTRAINT xk_{n} FOREIGN KEY (k) REFERENCES p_{n};
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer NOT NULL, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} (k integer NOT NULL, v integer, w text);
CREATE TABLE x_{n} (k integer);
ALTER TABLE t_{n} ADD PRIMARY KEY (k);
ALTER TABLE t_{n} ATTACH PARTITION p_{n} FOR VALUES FROM (0) TO (10);
ALTER TABLE t_{n} ADD CONSTRAINT tt_{n} FOREIGN KEY (v) REFERENCES t_{n};
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer NOT NULL, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} (k integer NOT NULL, v integer, w text);
CREATE TABLE x_{n} (k integer);
ALTER TABLE t_{n} ADD PRIMARY KEY (k);
ALTER TABLE p_{n} ADD PRIMARY KEY (k);
ALTER TABLE p_{n} ADD CONSTRAINT tt_{n} FOREIGN KEY (v) REFERENCES t_{n};
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer NOT NULL, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} (k integer NOT NULL, v integer, w text);
CREATE TABLE x_{n} (k integer);
ALTER TABLE t_{n} ADD PRIMARY KEY (k);
ALTER TABLE t_{n} ATTACH PARTITION p_{n} FOR VALUES FROM (0) TO (10);
ALTER TABLE p_{n} ADD CONSTRAINT tt_{n} FOREIGN KEY (v) REFERENCES p_{n};
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer NOT NULL, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} (k integer NOT NULL, v integer, w text);
CREATE TABLE x_{n} (k integer);
ALTER TABLE t_{n} ADD PRIMARY KEY (k);
ALTER TABLE t_{n} ATTACH PARTITION p_{n} FOR VALUES FROM (0) TO (10);
ALTER TABLE t_{n} ADD CONSTRAINT tt_{n} FOREIGN KEY (v) REFERENCES p_{n};
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer NOT NULL, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} (k integer NOT NULL, v integer, w text);
CREATE TABLE x_{n} (k integer);
ALTER TABLE t_{n} ADD PRIMARY KEY (k);
ALTER TABLE p_{n} ADD PRIMARY KEY (k);
ALTER TABLE p_{n} ADD CONSTRAINT tt_{n} FOREIGN KEY (v) REFERENCES p_{n};
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer NOT NULL, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} (k integer NOT NULL, v integer, w text);
CREATE TABLE x_{n} (k integer);
ALTER TABLE t_{n} ADD UNIQUE (k);
ALTER TABLE p_{n} ADD CONSTRAINT pu_{n} UNIQUE (k);
ALTER TABLE t_{n} ATTACH PARTITION p_{n} FOR VALUES FROM (0) TO (10);
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer NOT NULL, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} (k integer NOT NULL, v integer, w text);
CREATE TABLE x_{n} (k integer);
ALTER TABLE t_{n} ADD CONSTRAINT ck_{n} CHECK (v > 0);
ALTER TABLE p_{n} ADD CONSTRAINT ck_{n} CHECK (v > 0);
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer NOT NULL, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} (k integer NOT NULL, v integer, w text);
CREATE TABLE x_{n} (k integer);
ALTER TABLE t_{n} ADD CONSTRAINT ck_{n} CHECK (v > 0);
ALTER TABLE p_{n} ADD CONSTRAINT ck_{n} CHECK (v > 0);
ALTER TABLE t_{n} ATTACH PARTITION p_{n} FOR VALUES FROM (0) TO (10);
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer NOT NULL, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} (k integer NOT NULL, v integer, w text);
CREATE TABLE x_{n} (k integer);
CREATE INDEX i_{n} ON t_{n} (v);
CREATE INDEX pi_{n} ON p_{n} (v);
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer NOT NULL, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} (k integer NOT NULL, v integer, w text);
CREATE TABLE x_{n} (k integer);
CREATE INDEX i_{n} ON t_{n} (v);
CREATE INDEX pi_{n} ON p_{n} (v);
ALTER TABLE t_{n} ATTACH PARTITION p_{n} FOR VALUES FROM (0) TO (10);
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer NOT NULL, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} (k integer NOT NULL, v integer, w text);
CREATE TABLE x_{n} (k integer);
CREATE TRIGGER g_{n} BEFORE INSERT ON t_{n} FOR EACH ROW EXECUTE FUNCTION changed();
ALTER TABLE t_{n} ATTACH PARTITION p_{n} FOR VALUES FROM (0) TO (10);
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer NOT NULL, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} (k integer NOT NULL, v integer, w text);
CREATE TABLE x_{n} (k integer);
CREATE TRIGGER g_{n} BEFORE INSERT ON p_{n} FOR EACH ROW EXECUTE FUNCTION changed();
ALTER TABLE t_{n} ATTACH PARTITION p_{n} FOR VALUES FROM (0) TO (10);
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE t_{n} (k integer NOT NULL, v integer, w text) PARTITION BY RANGE (k);
CREATE TABLE p_{n} (k integer NOT NULL, v integer, w text);
CREATE TABLE x_{n} (k integer);
CREATE TRIGGER g_{n} BEFORE INSERT ON t_{n} FOR EACH ROW EXECUTE FUNCTION changed();
CREATE TRIGGER g_{n} BEFORE INSERT ON p_{n} FOR EACH ROW EXECUTE FUNCTION changed();
INSERT INTO p_{n} VALUES (1, 1, '1'), (2, 1, '2');

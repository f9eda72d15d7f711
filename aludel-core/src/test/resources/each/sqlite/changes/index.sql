CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
CREATE INDEX i_{n} ON {t} (v);
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
CREATE INDEX other_{n} ON {t} (v);
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
CREATE INDEX i_{n} ON {t} (v DESC);
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
CREATE INDEX i_{n} ON {t} (w COLLATE NOCASE);
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
CREATE INDEX i_{n} ON {t} (lower(w), v + 1);
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
CREATE INDEX i_{n} ON {t} (v) WHERE v > 1;
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
CREATE UNIQUE INDEX i_{n} ON {t} (k, v);
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
CREATE UNIQUE INDEX i_{n} ON {t} (k) WHERE w IS NOT NULL;
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
CREATE INDEX "i x_{n}" ON {t} (v);
CREATE INDEX i_{n} ON {t} (v);
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT, UNIQUE (k));
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
CREATE UNIQUE INDEX i_{n} ON {t} (k);

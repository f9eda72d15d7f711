CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v TEXT, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v REAL, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v NUMERIC, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v , w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v VARCHAR(20), w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v DECIMAL(10, 2), w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v BIGINT, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v JSON, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');

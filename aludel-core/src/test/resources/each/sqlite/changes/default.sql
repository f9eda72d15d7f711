CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER DEFAULT 1, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER DEFAULT 2, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER DEFAULT (1 + 1), w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER DEFAULT 'x', w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER DEFAULT NULL, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER DEFAULT CURRENT_TIMESTAMP, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER DEFAULT -3, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER DEFAULT 1.5, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER DEFAULT x'0a', w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER DEFAULT TRUE, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER DEFAULT (abs(-4)), w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER DEFAULT "q", w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');

CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
CREATE VIEW w_{n} AS SELECT * FROM {t};
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
CREATE VIEW w_{n} AS SELECT k, v FROM {t};
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
CREATE VIEW w_{n} (a, b) AS SELECT k, v FROM {t} WHERE v > 0;
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
CREATE VIEW w_{n} AS SELECT k FROM {t};
CREATE VIEW x_{n} AS SELECT k FROM w_{n};
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
CREATE VIEW w_{n} AS WITH a AS (SELECT k FROM {t}) SELECT k FROM a;

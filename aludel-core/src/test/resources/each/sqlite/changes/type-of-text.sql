CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w VARCHAR(30));
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w INTEGER);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w CLOB);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w );
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT COLLATE NOCASE);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT COLLATE RTRIM);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w "my type"(3));
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');

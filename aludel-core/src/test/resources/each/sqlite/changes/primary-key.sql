CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER PRIMARY KEY, v INTEGER, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER PRIMARY KEY AUTOINCREMENT, v INTEGER, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INT PRIMARY KEY, v INTEGER, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER NOT NULL PRIMARY KEY, v INTEGER, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER PRIMARY KEY DESC, v INTEGER, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER CONSTRAINT pk PRIMARY KEY, v INTEGER, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT, PRIMARY KEY (k));
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT, PRIMARY KEY (k, v));
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT, PRIMARY KEY (v, k));
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT, CONSTRAINT pk PRIMARY KEY (k, v));
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT, PRIMARY KEY (k, v) ON CONFLICT REPLACE);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT, PRIMARY KEY (w COLLATE NOCASE));
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER PRIMARY KEY ON CONFLICT IGNORE, v INTEGER, w TEXT UNIQUE);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT, PRIMARY KEY (w, k DESC));
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');

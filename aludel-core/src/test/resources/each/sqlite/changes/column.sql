CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT, y INTEGER);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
UPDATE {t} SET y = 1;
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT, y INTEGER NOT NULL DEFAULT 5);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT, y TEXT DEFAULT '4');
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT, y INTEGER DEFAULT 3 CHECK (y > 0));
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT, y INTEGER DEFAULT 2 REFERENCES r);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT, y TEXT COLLATE NOCASE);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
UPDATE {t} SET y = '1';
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT, y INTEGER DEFAULT (1 + 2));
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT, y TEXT DEFAULT (2));
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, y INTEGER, v INTEGER, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
UPDATE {t} SET y = 1;
-- or
CREATE TABLE {t} ("k" INTEGER, "y z" INTEGER, v INTEGER, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
UPDATE {t} SET "y z" = 1;

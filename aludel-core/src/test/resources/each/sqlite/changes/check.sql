CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT, CHECK (v > 0));
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT, CHECK (v > -1));
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT, CONSTRAINT ck CHECK (v > 0));
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT, CONSTRAINT ck CHECK (v > -1));
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT, CONSTRAINT other CHECK (v > 0));
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT, CHECK (v > 0), CHECK (k > 0));
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT, CHECK (k > 0), CHECK (v > 0));
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER, w TEXT, CONSTRAINT ck CHECK (w <> 'it''s; -- no'));
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER CHECK (v > 0), w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');
-- or
CREATE TABLE {t} (k INTEGER, v INTEGER CONSTRAINT ck CHECK (v > 0), w TEXT);
INSERT INTO {t} (k, v, w) VALUES (1, 1, '1'), (2, 1, '2');

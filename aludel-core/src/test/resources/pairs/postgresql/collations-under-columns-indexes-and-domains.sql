-- since: 16
-- before
CREATE COLLATION c1 (provider = icu, locale = 'de-u-co-phonebk');
CREATE COLLATION c2 (provider = icu, locale = 'und', deterministic = false);
CREATE COLLATION c3 (provider = icu, locale = 'und', rules = '&a < g');
CREATE COLLATION c4 (lc_collate = 'C', lc_ctype = 'C');
CREATE TABLE t (a text COLLATE c1, b text COLLATE c2, c text, d text COLLATE c4, e varchar(10) COLLATE c1 DEFAULT 'q');
CREATE INDEX i ON t (c COLLATE c3);
CREATE INDEX i2 ON t (a);
CREATE VIEW v AS SELECT a COLLATE c3 AS a, d FROM t WHERE a > 'b' COLLATE c4;
CREATE DOMAIN d AS text COLLATE c1;
ALTER TABLE t ADD CHECK (a < 'z' COLLATE c4);
COMMENT ON COLLATION c1 IS 'german';
-- after
CREATE COLLATION c1 (provider = icu, locale = 'fr');
CREATE COLLATION c2 (provider = icu, locale = 'und', deterministic = true);
CREATE COLLATION c3 (provider = icu, locale = 'und', rules = '&b < g');
CREATE COLLATION c4 (lc_collate = 'POSIX', lc_ctype = 'POSIX');
CREATE TABLE t (a text COLLATE c1, b text COLLATE c2, c text, d text COLLATE c4, e varchar(10) COLLATE c1 DEFAULT 'q');
CREATE INDEX i ON t (c COLLATE c3);
CREATE INDEX i2 ON t (a);
CREATE VIEW v AS SELECT a COLLATE c3 AS a, d FROM t WHERE a > 'b' COLLATE c4;
CREATE DOMAIN d AS text COLLATE c1;
ALTER TABLE t ADD CHECK (a < 'z' COLLATE c4);
COMMENT ON COLLATION c1 IS 'french';

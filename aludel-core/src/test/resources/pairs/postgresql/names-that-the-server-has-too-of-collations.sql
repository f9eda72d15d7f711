-- since: 15
-- before
CREATE COLLATION "C" (provider = icu, locale = 'de');
CREATE COLLATION plain (provider = icu, locale = 'fr');
CREATE TABLE t (a text COLLATE public."C", b text COLLATE "C", c text COLLATE plain, n integer);
CREATE INDEX by_b ON t (b COLLATE public."C");
CREATE DOMAIN d AS text COLLATE public."C";
CREATE TYPE c AS (a text COLLATE public."C", b text COLLATE "C");
CREATE VIEW v AS SELECT a COLLATE public."C" AS x, b COLLATE "C" AS y FROM t;
-- after
CREATE COLLATION "C" (provider = icu, locale = 'en');
COMMENT ON COLLATION public."C" IS 'not plain';
CREATE COLLATION plain (provider = icu, locale = 'fr');
CREATE TABLE t (a text COLLATE "C", b text COLLATE public."C", c text COLLATE plain, n integer);
CREATE INDEX by_b ON t (a COLLATE public."C");
CREATE DOMAIN d AS text COLLATE "C";
CREATE TYPE c AS (a text COLLATE "C", b text COLLATE public."C");
CREATE VIEW v AS SELECT a COLLATE public."C" AS x FROM t;

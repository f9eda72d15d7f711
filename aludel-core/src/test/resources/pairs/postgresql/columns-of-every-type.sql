-- since: 16
-- before
CREATE EXTENSION citext; CREATE EXTENSION hstore; CREATE EXTENSION ltree;
CREATE COLLATION nd (provider = icu, locale = 'und-u-ks-level1', deterministic = false);
CREATE TABLE t (a "char", b char(3), c varchar, d bit(5), e bit varying(7), f bytea, g money, h interval, i interval year to month, j interval second(3),
  k time(2), l timetz, m timestamp(3), n timestamptz(0), o numeric, p numeric(10), q numeric(5,-2), r real, s float8, u uuid, v xml, w json, x jsonb,
  y inet, z cidr, aa macaddr, ab macaddr8, ac point, ad polygon, ae tsquery, af oid, ag regclass, ah pg_lsn, ai int4range, aj tstzmultirange, ak citext, al hstore, am ltree,
  an text COLLATE "C", ao text COLLATE nd, ap integer[][], aq varchar(5)[], ar numeric(4,1)[], at name, au xid8, av jsonpath, aw numeric(2,4), ax txid_snapshot);
ALTER TABLE t ALTER f SET STORAGE EXTERNAL, ALTER x SET COMPRESSION pglz, ALTER c SET STATISTICS 55, ALTER c SET (n_distinct_inherited = 3, n_distinct = -0.5);
COMMENT ON COLUMN t.a IS 'ay';
-- after
CREATE EXTENSION citext; CREATE EXTENSION hstore; CREATE EXTENSION ltree;
CREATE COLLATION nd (provider = icu, locale = 'und-u-ks-level1', deterministic = false);
CREATE TABLE t (a text, b char(5), c varchar(20), d bit(6), e bit varying, f text, g numeric(12,2), h interval day to second, i interval, j interval second(2),
  k time, l timetz(1), m timestamptz, n date, o numeric(20,3), p bigint, q numeric(8,-3), r float8, s numeric, u text, v text, w jsonb, x json,
  y cidr, z inet, aa macaddr8, ab macaddr, ac text, ad box, ae text, af bigint, ag text, ah text, ai int8range, aj text, ak text, al jsonb, am text,
  an text COLLATE "POSIX", ao text COLLATE "C", ap bigint[], aq text[], ar numeric(6,1)[], at text, au text, av text, aw numeric(3,5), ax text);
ALTER TABLE t ALTER f SET STORAGE MAIN, ALTER x SET STORAGE EXTERNAL, ALTER c SET (n_distinct = 12);
COMMENT ON COLUMN t.b IS 'bee';

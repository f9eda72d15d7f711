-- before
CREATE TABLE base (a integer, b integer);
CREATE VIEW v AS SELECT a FROM base;
CREATE VIEW w AS SELECT a, b FROM base;
CREATE MATERIALIZED VIEW m AS SELECT a, b FROM base;
CREATE VIEW gone AS SELECT b FROM base;
CREATE TABLE t (id integer PRIMARY KEY, o v, os v[], p w, q m, r gone);
CREATE TABLE u (id integer PRIMARY KEY, o gone, p w);
CREATE VIEW over AS SELECT id, (o).a AS a FROM t;
INSERT INTO t VALUES (1, ROW(3)::v, ARRAY[ROW(4)::v], ROW(1, 2), ROW(3, 4), NULL);
-- after
CREATE TABLE base (a bigint, b integer);
CREATE VIEW v AS SELECT b, a FROM base;
CREATE VIEW w AS SELECT b, a FROM base;
CREATE MATERIALIZED VIEW m AS SELECT a, b, a + b AS c FROM base;
CREATE TABLE t (id integer PRIMARY KEY, o v, os v[], p w, q m);
CREATE VIEW over AS SELECT id, (o).a AS a FROM t;

-- before
CREATE DOMAIN base AS integer CHECK (VALUE > 0);
CREATE DOMAIN mid AS base CHECK (VALUE < 100);
CREATE DOMAIN arr AS mid[] CHECK (cardinality(VALUE) < 5);
CREATE TYPE comp AS (m mid, a arr);
CREATE TYPE rng AS RANGE (subtype = mid);
CREATE TABLE t (id integer PRIMARY KEY, b base, m mid DEFAULT 3, a arr, c comp, cs comp[], r rng);
CREATE VIEW v AS SELECT m, a[1] AS x, (c).m AS y FROM t;
CREATE INDEX i ON t (m) WHERE m > 5;
INSERT INTO t VALUES (1, 1, 2, '{3,4}', ROW(5, '{6}'), ARRAY[ROW(7, '{8}')::comp], '[1,4)');
-- after
CREATE DOMAIN base AS bigint CHECK (VALUE > 0);
CREATE DOMAIN mid AS base CHECK (VALUE < 1000);
CREATE DOMAIN arr AS mid[] CHECK (cardinality(VALUE) < 6);
CREATE TYPE comp AS (a arr, m mid, z text);
CREATE TYPE rng AS RANGE (subtype = mid);
CREATE TABLE t (id integer PRIMARY KEY, b base, m mid DEFAULT 3, a arr, c comp, cs comp[], r rng);
CREATE VIEW v AS SELECT m, a[1] AS x, (c).m AS y FROM t;
CREATE INDEX i ON t (m) WHERE m > 5;

-- before
CREATE TABLE t (id integer, d text);
CREATE TABLE goes (id integer);
CREATE TABLE loses (id integer, n integer NOT NULL DEFAULT 5, m integer GENERATED ALWAYS AS (id + 1) STORED);
CREATE TABLE logged (id integer);
CREATE TABLE above (id integer, d text);
CREATE TABLE below () INHERITS (above);
CREATE TABLE holder (k integer PRIMARY KEY, x t, xs t[], g goes, w goes, l loses, u logged, b below);
INSERT INTO holder VALUES (1, (1,'a'), ARRAY[(2,'b')::t], ROW(3), ROW(4), ROW(5, 6, 7), ROW(8), ROW(9, 'c'));
-- after
CREATE TABLE t (id bigint, d text, n integer DEFAULT 5);
CREATE TABLE loses (id integer);
CREATE UNLOGGED TABLE logged (id integer);
CREATE TABLE above (id integer, d text) PARTITION BY RANGE (id);
CREATE TABLE below PARTITION OF above FOR VALUES FROM (0) TO (9) PARTITION BY LIST (id);
CREATE TABLE holder (k integer PRIMARY KEY, x t, xs t[], w text, l loses, u logged, b below);

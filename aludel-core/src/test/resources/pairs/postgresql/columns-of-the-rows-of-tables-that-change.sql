-- before
CREATE TABLE t (id integer, d text);
CREATE TABLE goes (id integer);
CREATE TABLE loses (id integer, n integer NOT NULL DEFAULT 5, m integer GENERATED ALWAYS AS (id + 1) STORED);
CREATE TABLE logged (id integer);
CREATE TABLE holder (k integer PRIMARY KEY, x t, xs t[], g goes, w goes, l loses, u logged);
INSERT INTO holder VALUES (1, (1,'a'), ARRAY[(2,'b')::t], ROW(3), ROW(4), ROW(5, 6, 7), ROW(8));
-- after
CREATE TABLE t (id bigint, d text, n integer DEFAULT 5);
CREATE TABLE loses (id integer);
CREATE UNLOGGED TABLE logged (id integer);
CREATE TABLE holder (k integer PRIMARY KEY, x t, xs t[], w text, l loses, u logged);

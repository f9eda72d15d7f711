-- before
CREATE TABLE t (id integer, d text);
CREATE TABLE goes (id integer);
CREATE TABLE holder (k integer PRIMARY KEY, x t, xs t[], g goes, w goes);
INSERT INTO holder VALUES (1, (1,'a'), ARRAY[(2,'b')::t], ROW(3), ROW(4));
-- after
CREATE TABLE t (id bigint, d text, n integer DEFAULT 5);
CREATE TABLE holder (k integer PRIMARY KEY, x t, xs t[], w text);

-- before
CREATE TABLE t (k integer, v integer);
CREATE TABLE u (k integer, v integer);
CREATE TABLE c (k integer, v integer);
CREATE TABLE d () INHERITS (u);
CREATE PUBLICATION p FOR TABLE t;
CREATE PUBLICATION q FOR TABLE u;
-- after
CREATE TABLE t (k integer, v integer);
CREATE TABLE u (k integer, v integer);
CREATE TABLE c () INHERITS (t);
CREATE TABLE d (k integer, v integer);
CREATE PUBLICATION p FOR TABLE t;
CREATE PUBLICATION q FOR TABLE u;

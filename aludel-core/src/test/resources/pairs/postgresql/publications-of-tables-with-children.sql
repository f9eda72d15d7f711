-- since: 15
-- before
CREATE TABLE t (id integer PRIMARY KEY, a integer);
CREATE TABLE child (b integer) INHERITS (t);
CREATE PUBLICATION told FOR TABLE t WHERE (a > 1);
CREATE PUBLICATION alone FOR TABLE ONLY t (id);
-- after
CREATE TABLE t (id integer PRIMARY KEY, a bigint);
CREATE TABLE child (b integer) INHERITS (t);
CREATE PUBLICATION told FOR TABLE t WHERE (a > 2);
CREATE PUBLICATION alone FOR TABLE t (id, a);

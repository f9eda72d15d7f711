-- since: 15
-- before
CREATE TABLE t (id integer PRIMARY KEY, a smallint, b varchar(40), gone text);
CREATE TABLE u (b integer, a integer);
CREATE PUBLICATION a_few FOR TABLE t (id, a, b);
CREATE PUBLICATION rows FOR TABLE t WHERE (a > 1);
CREATE PUBLICATION lost FOR TABLE t (id, gone);
CREATE PUBLICATION ordered FOR TABLE u (a, b);
COMMENT ON PUBLICATION a_few IS 'It is commented';
-- after
CREATE TABLE t (id bigint PRIMARY KEY, a integer, b text);
CREATE TABLE u (a integer, b integer);
CREATE PUBLICATION a_few FOR TABLE t (id, a, b);
CREATE PUBLICATION rows FOR TABLE t WHERE (a > 2);
CREATE PUBLICATION lost FOR TABLE t (id);
CREATE PUBLICATION ordered FOR TABLE u (a, b);
COMMENT ON PUBLICATION a_few IS 'It is commented';

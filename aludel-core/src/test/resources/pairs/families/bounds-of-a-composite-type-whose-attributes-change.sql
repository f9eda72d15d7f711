-- before
CREATE TYPE pair AS (x integer, y integer);
CREATE TABLE p (k pair, a integer) PARTITION BY LIST (k);
CREATE TABLE one PARTITION OF p FOR VALUES IN (ROW(1, 2));
CREATE TABLE t (k pair, a integer);
-- after
CREATE TYPE pair AS (x bigint, w text, y integer);
CREATE TABLE p (k pair, a integer) PARTITION BY LIST (k);
CREATE TABLE one PARTITION OF p FOR VALUES IN (ROW(1, 'a', 2));
CREATE TABLE t (k pair, a integer);

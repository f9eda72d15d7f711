-- before
CREATE TABLE limits (n integer);
CREATE FUNCTION most() RETURNS integer LANGUAGE sql STABLE AS 'SELECT max(n) FROM limits';
CREATE TABLE t (a integer, CONSTRAINT c CHECK (a < most()));
CREATE FUNCTION atomic() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM limits; END;
CREATE TABLE u (a integer, CONSTRAINT c CHECK (a < atomic()), b bigint DEFAULT atomic());
INSERT INTO limits VALUES (10); INSERT INTO t VALUES (1);
-- after
CREATE TABLE bounds (n integer);
CREATE FUNCTION most() RETURNS integer LANGUAGE sql STABLE AS 'SELECT max(n) FROM bounds';
CREATE TABLE t (a integer, CONSTRAINT c CHECK (a < most()));
CREATE FUNCTION atomic() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM bounds; END;
CREATE TABLE u (a integer, CONSTRAINT c CHECK (a < atomic()), b bigint DEFAULT atomic());

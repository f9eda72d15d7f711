-- since: 15
-- before
CREATE UNLOGGED TABLE a (x integer, y text) WITH (fillfactor = 50, autovacuum_enabled = false, toast.autovacuum_enabled = false);
CREATE TABLE b (x integer);
CREATE TABLE c (x integer PRIMARY KEY, y integer REFERENCES c);
CREATE TABLE d (x integer) USING heap;
CREATE TABLE e ();
COMMENT ON TABLE a IS 'ay';
-- after
CREATE TABLE a (x integer, y text) WITH (fillfactor = 60, toast.autovacuum_enabled = true, parallel_workers = 3);
CREATE UNLOGGED TABLE b (x integer);
CREATE TABLE c (x bigint PRIMARY KEY, y bigint REFERENCES c);
CREATE TABLE d (x integer) WITH (user_catalog_table = true);
CREATE TABLE e (z integer);
COMMENT ON TABLE b IS 'bee';

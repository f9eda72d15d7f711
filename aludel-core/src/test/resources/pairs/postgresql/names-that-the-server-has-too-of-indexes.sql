-- before
CREATE TABLE plain (id integer, b integer);
CREATE INDEX pg_class_oid_index ON plain (id);
CREATE UNIQUE INDEX pg_type_oid_index ON plain (b);
ALTER TABLE plain CLUSTER ON pg_class_oid_index;
COMMENT ON INDEX public.pg_class_oid_index IS 'mine';
CREATE INDEX pg_proc_oid_index ON plain (b, id) WITH (fillfactor = 70);
ALTER TABLE plain ADD CONSTRAINT pg_am_name_index UNIQUE (id);
CREATE TABLE q (id integer PRIMARY KEY);
CREATE INDEX pg_am_oid_index ON q ((id + 1), id);
ALTER INDEX public.pg_am_oid_index ALTER COLUMN 1 SET STATISTICS 70;
-- after
CREATE TABLE plain (id integer, b integer);
CREATE INDEX pg_class_oid_index ON plain (id) WHERE id > 2;
CREATE UNIQUE INDEX other ON plain (b);
COMMENT ON INDEX public.pg_class_oid_index IS 'mine again';
CREATE INDEX pg_proc_oid_index ON plain (b, id) WITH (fillfactor = 80);
ALTER TABLE plain CLUSTER ON pg_proc_oid_index;
COMMENT ON INDEX public.pg_proc_oid_index IS 'cluster';
ALTER TABLE plain ADD CONSTRAINT pg_am_name_index UNIQUE (id) DEFERRABLE;
CREATE TABLE q (id integer PRIMARY KEY);
CREATE INDEX pg_am_oid_index ON q ((id + 1), id);
ALTER INDEX public.pg_am_oid_index ALTER COLUMN 1 SET STATISTICS 80;
CREATE MATERIALIZED VIEW mv AS SELECT 1 AS a;
CREATE UNIQUE INDEX pg_database_oid_index ON mv (a);

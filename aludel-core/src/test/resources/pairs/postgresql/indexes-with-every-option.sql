-- since: 15
-- before
CREATE TABLE t (id integer, a text, b integer, c integer[], d tsvector, e point, f jsonb, ts timestamptz);
CREATE INDEX i1 ON t (a text_pattern_ops DESC NULLS LAST, b NULLS FIRST) INCLUDE (id) WITH (fillfactor = 80, deduplicate_items = off) WHERE b > 0;
CREATE UNIQUE INDEX i2 ON t (a COLLATE "C", lower(a) COLLATE "POSIX") NULLS NOT DISTINCT;
CREATE INDEX i3 ON t USING gin (c) WITH (fastupdate = off);
CREATE INDEX i4 ON t USING gist (d tsvector_ops (siglen = 64)) WITH (buffering = on);
CREATE INDEX i5 ON t USING brin (b int4_minmax_multi_ops (values_per_range = 16), ts) WITH (pages_per_range = 32, autosummarize = on);
CREATE INDEX i6 ON t USING hash (a);
CREATE INDEX i7 ON t USING spgist (e kd_point_ops);
CREATE INDEX i8 ON t USING gin (f jsonb_path_ops);
CREATE INDEX i9 ON t ((a || 'x'), (b + 1), (f ->> 'k'));
CREATE INDEX i10 ON t (date_trunc('day', ts AT TIME ZONE 'UTC'));
ALTER INDEX i9 ALTER COLUMN 2 SET STATISTICS 77;
COMMENT ON INDEX i1 IS 'one';
CREATE UNIQUE INDEX "Odd ""Index" ON t (id);
-- after
CREATE TABLE t (id integer, a varchar(50), b bigint, c integer[], d tsvector, e point, f jsonb, ts timestamptz NOT NULL);
CREATE INDEX i1 ON t (a varchar_pattern_ops, b DESC) WITH (fillfactor = 70) WHERE b > 1;
CREATE UNIQUE INDEX i2 ON t (a COLLATE "C", lower(a) COLLATE "C");
CREATE INDEX i3 ON t USING gin (c) WITH (fastupdate = on, gin_pending_list_limit = 128);
CREATE INDEX i4 ON t USING gist (d tsvector_ops (siglen = 128));
CREATE INDEX i5 ON t USING brin (b int8_bloom_ops (false_positive_rate = 0.02), ts) WITH (pages_per_range = 16);
CREATE INDEX i6 ON t USING hash (b);
CREATE INDEX i7 ON t USING spgist (e);
CREATE INDEX i8 ON t USING gin (f);
CREATE INDEX i9 ON t ((a || 'x'), (b + 1), (f ->> 'k'));
CREATE INDEX i10 ON t (date_trunc('hour', ts AT TIME ZONE 'UTC'));
ALTER INDEX i9 ALTER COLUMN 3 SET STATISTICS 78;
CREATE UNIQUE INDEX "Odd ""Index" ON t (id, ts);
COMMENT ON INDEX "Odd ""Index" IS 'odd';

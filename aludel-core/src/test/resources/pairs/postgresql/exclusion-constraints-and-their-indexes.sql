-- before
CREATE TABLE t (id integer PRIMARY KEY, r int4range, s int4range,
  CONSTRAINT goes EXCLUDE USING gist (r WITH &&) WITH (fillfactor = 50),
  CONSTRAINT changes EXCLUDE USING gist (s WITH &&) WITH (fillfactor = 60),
  CONSTRAINT stays EXCLUDE USING gist (r WITH &&, s WITH &&) WITH (fillfactor = 70),
  CONSTRAINT included UNIQUE (id) INCLUDE (r));
COMMENT ON CONSTRAINT goes ON t IS 'goes';
COMMENT ON CONSTRAINT changes ON t IS 'changes';
COMMENT ON INDEX changes IS 'its index';
COMMENT ON INDEX stays IS 'stays';
COMMENT ON CONSTRAINT included ON t IS 'included';
ALTER TABLE t CLUSTER ON stays;
-- after
CREATE TABLE t (id integer PRIMARY KEY, r int4range, s int4range,
  CONSTRAINT changes EXCLUDE USING gist (s WITH &&) WITH (fillfactor = 60) WHERE (id > 0),
  CONSTRAINT stays EXCLUDE USING gist (r WITH &&, s WITH &&) WITH (fillfactor = 80),
  CONSTRAINT comes EXCLUDE USING gist (r WITH &&) WITH (fillfactor = 50),
  CONSTRAINT included UNIQUE (id) INCLUDE (s));
COMMENT ON CONSTRAINT changes ON t IS 'changes';
COMMENT ON INDEX changes IS 'its index';
COMMENT ON CONSTRAINT comes ON t IS 'comes';
COMMENT ON CONSTRAINT included ON t IS 'included';
ALTER TABLE t CLUSTER ON stays;

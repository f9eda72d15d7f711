CREATE MATERIALIZED VIEW bv_{n} AS SELECT k, v, w FROM {t};
CREATE INDEX bvi_{n} ON bv_{n} (v);

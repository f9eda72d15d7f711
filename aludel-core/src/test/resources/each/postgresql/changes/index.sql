-- or
CREATE INDEX i_{n} ON {t} (v);
-- or
CREATE INDEX other_{n} ON {t} (v);
-- or
CREATE INDEX i_{n} ON {t} (v DESC NULLS LAST);
-- or
CREATE INDEX i_{n} ON {t} (v, w);
-- or
CREATE INDEX i_{n} ON {t} (lower(w));
-- or
CREATE INDEX i_{n} ON {t} ((v + 1), (v + 2));
ALTER INDEX i_{n} ALTER 2 SET STATISTICS 40;
-- or
CREATE INDEX i_{n} ON {t} (v) WHERE v > 1;
-- or
CREATE INDEX i_{n} ON {t} (v) INCLUDE (w);
-- or
CREATE INDEX i_{n} ON {t} USING hash (v);
-- or
CREATE INDEX i_{n} ON {t} USING brin (v) WITH (pages_per_range = 5);
-- or
CREATE INDEX i_{n} ON {t} (w text_pattern_ops);
-- or
CREATE INDEX i_{n} ON {t} (w COLLATE "C");
-- or
CREATE INDEX i_{n} ON {t} (v) WITH (fillfactor = 70);
-- or
CREATE INDEX i_{n} ON {t} (v);
COMMENT ON INDEX i_{n} IS 'It is of v';
-- or
CREATE INDEX i_{n} ON {t} (v);
ALTER TABLE {t} CLUSTER ON i_{n};
-- or
CREATE UNIQUE INDEX i_{n} ON {t} (k, v);
-- or
CREATE UNIQUE INDEX i_{n} ON {t} (k, v) NULLS NOT DISTINCT;

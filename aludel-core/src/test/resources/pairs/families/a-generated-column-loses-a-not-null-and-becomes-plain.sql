-- since: 18
-- before
CREATE TABLE t (k bigint, g bigint GENERATED ALWAYS AS (k + 1) STORED, h bigint GENERATED ALWAYS AS (k + 1) STORED);
ALTER TABLE t ADD CONSTRAINT own NOT NULL g NOT VALID;
ALTER TABLE t ADD NOT NULL h NO INHERIT;
INSERT INTO t VALUES (1);
-- after
CREATE TABLE t (k bigint, g bigint, h bigint);

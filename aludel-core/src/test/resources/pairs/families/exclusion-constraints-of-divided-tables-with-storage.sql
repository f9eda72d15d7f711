-- since: 17
-- before
CREATE TABLE q (k int4range NOT NULL, a integer NOT NULL) PARTITION BY LIST (k);
CREATE TABLE t (k int4range NOT NULL, CONSTRAINT t_ex EXCLUDE USING gist (k WITH &&) WITH (fillfactor = 70));
-- after
CREATE TABLE q (k int4range NOT NULL, a integer NOT NULL) PARTITION BY LIST (k);
ALTER TABLE q ADD CONSTRAINT q_ex EXCLUDE USING gist (k WITH =) WITH (fillfactor = 80) WHERE (a > 0);
CREATE TABLE q1 PARTITION OF q FOR VALUES IN ('[1,2)');
CREATE TABLE p (k int4range NOT NULL, a integer NOT NULL, CONSTRAINT p_ex EXCLUDE USING gist (k WITH =) WITH (fillfactor = 80)) PARTITION BY LIST (k);
CREATE TABLE t (k int4range NOT NULL, CONSTRAINT t_ex EXCLUDE USING gist (k WITH &&) WITH (fillfactor = 90, buffering = off));

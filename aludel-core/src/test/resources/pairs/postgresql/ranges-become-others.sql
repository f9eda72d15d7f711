-- before
CREATE TYPE fr AS RANGE (subtype = float8);
CREATE TABLE t (id integer PRIMARY KEY, a int4multirange, b int4range, c int4range, d numrange, e daterange, f tsrange, g fr, h int4range[], i int8multirange, EXCLUDE USING gist (b WITH &&));
INSERT INTO t VALUES (1, '{[1,3)}', '[1,5)', '[2,4)', '[1,4)', '[2024-01-01,2024-02-01)', '[2024-01-01,2024-02-01)', '[1.5,2]', '{"[1,2)"}', '{[1,2),[5,6)}');
-- after
CREATE TYPE fr AS RANGE (subtype = float8);
CREATE TABLE t (id integer PRIMARY KEY, a int4range, b int4multirange, c int8range, d int4range, e tstzrange, f daterange, g numrange, h int8range[], i int4multirange, EXCLUDE USING gist (b WITH &&));

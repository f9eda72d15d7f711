-- since: 18
-- before
CREATE TABLE t (a integer NOT NULL, b integer CONSTRAINT bn NOT NULL NO INHERIT, c integer, d integer,
  e integer NOT NULL, f integer NOT NULL NO INHERIT, g integer NOT NULL NO INHERIT, h integer CONSTRAINT hn NOT NULL, i integer,
  j integer, k integer DEFAULT 5 NOT NULL NO INHERIT, l integer);
ALTER TABLE t ADD CONSTRAINT cn NOT NULL c NOT VALID;
ALTER TABLE t ADD NOT NULL d NOT VALID;
ALTER TABLE t ADD NOT NULL j NO INHERIT NOT VALID;
ALTER TABLE t ADD CONSTRAINT lll NOT NULL l NOT VALID;
CREATE TABLE identified (a integer NOT NULL, b integer NOT NULL, c integer NOT NULL);
CREATE UNIQUE INDEX identified_by ON identified (a);
ALTER TABLE identified REPLICA IDENTITY USING INDEX identified_by;
INSERT INTO t SELECT n, n, n, n, n, n, n, n, NULL, n, n, n FROM generate_series(1, 3) n;
-- after
CREATE TABLE t (a integer NOT NULL NO INHERIT, b integer CONSTRAINT bn NOT NULL, c integer CONSTRAINT cn NOT NULL, d integer NOT NULL,
  e integer, f integer NOT NULL, g integer, h integer, i integer, j integer NOT NULL NO INHERIT, m integer DEFAULT 1 NOT NULL NO INHERIT, n integer, l integer);
ALTER TABLE t ADD NOT NULL e NOT VALID;
ALTER TABLE t ADD CONSTRAINT hn NOT NULL h NO INHERIT NOT VALID;
ALTER TABLE t ADD CONSTRAINT i_n NOT NULL i NOT VALID;
ALTER TABLE t ADD NOT NULL n NOT VALID;
CREATE TABLE identified (b integer NOT NULL, c integer NOT NULL);
ALTER TABLE identified ADD a integer, ADD CONSTRAINT an NOT NULL a NOT VALID;
CREATE UNIQUE INDEX identified_by ON identified (a);
ALTER TABLE identified REPLICA IDENTITY USING INDEX identified_by;

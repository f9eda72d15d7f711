-- since: 18
-- before
CREATE TABLE p (a integer NOT NULL, b integer CONSTRAINT bn NOT NULL NO INHERIT, c integer, d integer NOT NULL NO INHERIT, e integer NOT NULL, f integer);
CREATE TABLE k (x integer) INHERITS (p);
CREATE TABLE kk () INHERITS (k);
CREATE TABLE own (CONSTRAINT mine NOT NULL b, NOT NULL d) INHERITS (p);
ALTER TABLE p ADD CONSTRAINT cn NOT NULL c NOT VALID;
INSERT INTO k SELECT n, n, n, n, n, n, n FROM generate_series(1, 3) n;
INSERT INTO own SELECT n, n, n, n, n, n FROM generate_series(1, 3) n;
-- after
CREATE TABLE p (a integer NOT NULL NO INHERIT, b integer CONSTRAINT bn NOT NULL, c integer NOT NULL, d integer, e integer NOT NULL NO INHERIT, f integer NOT NULL NO INHERIT);
CREATE TABLE k (x integer, e integer NOT NULL NO INHERIT) INHERITS (p);
CREATE TABLE kk (NOT NULL a) INHERITS (k);
CREATE TABLE own (CONSTRAINT mine_too NOT NULL a, NOT NULL d) INHERITS (p);

-- since: 18
-- before
CREATE EXTENSION btree_gist;
CREATE TABLE p (id integer, valid daterange, PRIMARY KEY (id, valid WITHOUT OVERLAPS));
CREATE TABLE q (id integer, v daterange, CONSTRAINT qu UNIQUE (id, v WITHOUT OVERLAPS));
CREATE TABLE c (id integer, pid integer, valid daterange,
  CONSTRAINT fk FOREIGN KEY (pid, PERIOD valid) REFERENCES p (id, PERIOD valid));
CREATE TABLE n (a integer NOT NULL NO INHERIT, b integer, c integer, d integer CONSTRAINT dn NOT NULL,
  CONSTRAINT ne CHECK (a > 0) NOT ENFORCED);
ALTER TABLE n ADD CONSTRAINT bn NOT NULL b NOT VALID;
CREATE TABLE r (x integer PRIMARY KEY);
CREATE TABLE s (x integer CONSTRAINT sfk REFERENCES r NOT ENFORCED, y integer CONSTRAINT sfk2 REFERENCES r);
CREATE TABLE virt (a integer, b integer GENERATED ALWAYS AS (a * 2) VIRTUAL, c integer GENERATED ALWAYS AS (a * 3) STORED, CHECK (a > 0));
-- after
CREATE EXTENSION btree_gist;
CREATE TABLE p (id bigint, valid daterange, PRIMARY KEY (id, valid WITHOUT OVERLAPS));
CREATE TABLE q (id integer, v daterange, CONSTRAINT qu UNIQUE (id, v));
CREATE TABLE c (id integer, pid bigint, valid daterange,
  CONSTRAINT fk FOREIGN KEY (pid, PERIOD valid) REFERENCES p (id, PERIOD valid));
CREATE TABLE n (a integer NOT NULL NO INHERIT, b integer, c integer, d integer,
  CONSTRAINT ne CHECK (a > 0));
ALTER TABLE n ADD CONSTRAINT bn NOT NULL b NOT VALID;
CREATE TABLE r (x integer PRIMARY KEY);
CREATE TABLE s (x integer CONSTRAINT sfk REFERENCES r, y integer CONSTRAINT sfk2 REFERENCES r NOT ENFORCED);
CREATE TABLE virt (a bigint, b bigint GENERATED ALWAYS AS (a * 4) VIRTUAL, c integer GENERATED ALWAYS AS (a * 3) VIRTUAL, CHECK (a > 0));

-- before
CREATE TABLE t (id integer, d jsonb);
CREATE FUNCTION is_ok(t) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.id > 0';
ALTER TABLE t ADD CONSTRAINT whole CHECK (is_ok(t.*));
CREATE VIEW v AS SELECT t, id FROM t;
CREATE TABLE holder (x t, xs t[]);
-- after
CREATE TABLE t (id integer, d jsonb, e text);
CREATE FUNCTION is_ok(t) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.id > 0';
ALTER TABLE t ADD CONSTRAINT whole CHECK (is_ok(t.*));
CREATE VIEW v AS SELECT t, id FROM t;
CREATE TABLE holder (x t, xs t[]);

-- before
CREATE TABLE other (a integer);
-- after
CREATE TABLE other (a integer);
CREATE TABLE t (id integer, d text);
CREATE FUNCTION is_ok(t) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.id > 0';
ALTER TABLE t ADD CONSTRAINT whole CHECK (is_ok(t.*));
CREATE TABLE holder (x t, xs t[]);

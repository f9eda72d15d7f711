-- before
COMMENT ON SCHEMA public IS 'the "shop''s" 100 % own';
CREATE TABLE t (id integer);
CREATE FUNCTION f() RETURNS name LANGUAGE sql AS 'SELECT current_schema()';
-- after
COMMENT ON SCHEMA public IS E'another\none';
CREATE TABLE t (id bigint);
CREATE FUNCTION f() RETURNS text LANGUAGE sql AS 'SELECT current_schema()::text';

-- before
CREATE TABLE t (id integer);
-- after
COMMENT ON SCHEMA public IS 'the shop';
CREATE TABLE t (id integer);

-- before
CREATE SEQUENCE s;
CREATE TABLE t (a integer DEFAULT nextval('s'));
ALTER SEQUENCE s OWNED BY t.a;
COMMENT ON SEQUENCE s IS 'of t';
CREATE TABLE u (a integer);
CREATE TABLE v (a serial);
COMMENT ON SEQUENCE v_a_seq IS 'of v';
-- after
CREATE SEQUENCE s;
CREATE TABLE t (a integer);
CREATE TABLE u (a integer DEFAULT nextval('s'));
ALTER SEQUENCE s OWNED BY u.a;
COMMENT ON SEQUENCE s IS 'of u';
CREATE SEQUENCE v_a_seq AS integer;
CREATE TABLE v (a integer NOT NULL DEFAULT nextval('v_a_seq'));

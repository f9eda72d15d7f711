-- before
CREATE FUNCTION base(a integer) RETURNS integer LANGUAGE sql IMMUTABLE RETURN a * 2;
CREATE FUNCTION mid(a integer) RETURNS integer LANGUAGE sql IMMUTABLE RETURN base(a) + 1;
CREATE FUNCTION top(a integer) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN mid(a) > 3;
CREATE DOMAIN pos AS integer DEFAULT mid(1) CHECK (top(VALUE));
CREATE TABLE t (a pos, b integer DEFAULT mid(2), c integer[] DEFAULT ARRAY[base(1)], CONSTRAINT ck CHECK (top(b)));
CREATE INDEX ix ON t (mid(b)) WHERE top(b);
CREATE VIEW v AS SELECT a, top(b) AS t FROM t;
CREATE FUNCTION trg() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER tr BEFORE UPDATE ON t FOR EACH ROW WHEN (mid(NEW.b) <> mid(OLD.b)) EXECUTE FUNCTION trg('x');
INSERT INTO t VALUES (5, 6, '{1}');
-- after
CREATE FUNCTION base(a bigint) RETURNS integer LANGUAGE sql IMMUTABLE RETURN (a * 2)::integer;
CREATE FUNCTION mid(a integer) RETURNS integer LANGUAGE sql IMMUTABLE RETURN base(a) + 1;
CREATE FUNCTION top(a integer) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN mid(a) > 3;
CREATE DOMAIN pos AS integer DEFAULT mid(1) CHECK (top(VALUE));
CREATE TABLE t (a pos, b integer DEFAULT mid(2), c integer[] DEFAULT ARRAY[base(1)], CONSTRAINT ck CHECK (top(b)));
CREATE INDEX ix ON t (mid(b)) WHERE top(b);
CREATE VIEW v AS SELECT a, top(b) AS t FROM t;
CREATE FUNCTION trg() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER tr BEFORE UPDATE ON t FOR EACH ROW WHEN (mid(NEW.b) <> mid(OLD.b)) EXECUTE FUNCTION trg('x');

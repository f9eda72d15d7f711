-- before
CREATE FUNCTION sf(s integer, v integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT s + v';
CREATE FUNCTION inv(s integer, v integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT s - v';
CREATE FUNCTION ff(s integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT s';
CREATE AGGREGATE a1(integer) (SFUNC = sf, STYPE = integer, SSPACE = 16, FINALFUNC = ff, COMBINEFUNC = int4pl, INITCOND = '0', MSFUNC = sf, MINVFUNC = inv, MSTYPE = integer, MINITCOND = '0', PARALLEL = SAFE);
CREATE AGGREGATE a2(ORDER BY integer) (SFUNC = sf, STYPE = integer, INITCOND = '0', FINALFUNC = ff);
CREATE AGGREGATE a3(*) (SFUNC = ff, STYPE = integer, INITCOND = '0');
CREATE AGGREGATE a4(x integer) (SFUNC = int4larger, STYPE = integer, SORTOP = >);
CREATE FUNCTION hs(s internal, VARIADIC "any") RETURNS internal LANGUAGE internal IMMUTABLE AS 'ordered_set_transition_multi';
CREATE AGGREGATE a5(VARIADIC "any" ORDER BY VARIADIC "any") (SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = rank_final, FINALFUNC_EXTRA, HYPOTHETICAL);
CREATE TABLE t (a integer);
CREATE VIEW v AS SELECT a1(a) AS s, a4(a) AS m FROM t;
COMMENT ON AGGREGATE a1(integer) IS 'one';
-- after
CREATE FUNCTION sf(s integer, v integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT s + v + 1';
CREATE FUNCTION ff(s integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT s::bigint';
CREATE FUNCTION ff3(s integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT s';
CREATE AGGREGATE a1(integer) (SFUNC = sf, STYPE = integer, FINALFUNC = ff, INITCOND = '1');
CREATE AGGREGATE a2(ORDER BY integer) (SFUNC = sf, STYPE = integer, INITCOND = '0', FINALFUNC = ff, FINALFUNC_MODIFY = READ_WRITE);
CREATE AGGREGATE a3(*) (SFUNC = ff3, STYPE = integer, INITCOND = '5');
CREATE AGGREGATE a4(x integer) (SFUNC = int4smaller, STYPE = integer, SORTOP = <);
CREATE TABLE t (a integer);
CREATE VIEW v AS SELECT a1(a) AS s, a4(a) AS m FROM t;
COMMENT ON AGGREGATE a2(ORDER BY integer) IS 'two';

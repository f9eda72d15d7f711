-- access
-- schemas: s
-- before
CREATE SCHEMA s;
CREATE AGGREGATE mid(float8 ORDER BY integer)
  (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA);
CREATE AGGREGATE last(ORDER BY integer)
  (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = mode_final, FINALFUNC_EXTRA);
CREATE AGGREGATE s.many(VARIADIC "any" ORDER BY VARIADIC "any")
  (SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = rank_final, FINALFUNC_EXTRA, HYPOTHETICAL);
CREATE AGGREGATE rows(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = 0);
CREATE AGGREGATE summed(x integer) (SFUNC = int4pl, STYPE = integer);
REVOKE EXECUTE ON FUNCTION mid(float8, integer), s.many(VARIADIC "any") FROM CURRENT_USER;
GRANT EXECUTE ON FUNCTION mid(float8, integer), s.many(VARIADIC "any") TO pg_monitor;
-- after
CREATE SCHEMA s;
CREATE AGGREGATE mid(float8 ORDER BY integer)
  (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA);
CREATE AGGREGATE last(ORDER BY integer)
  (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = mode_final, FINALFUNC_EXTRA);
CREATE AGGREGATE s.many(VARIADIC "any" ORDER BY VARIADIC "any")
  (SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = rank_final, FINALFUNC_EXTRA, HYPOTHETICAL);
CREATE AGGREGATE rows(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = 0);
CREATE AGGREGATE summed(x integer) (SFUNC = int4pl, STYPE = integer);
REVOKE EXECUTE ON FUNCTION last(integer), rows(), summed(integer) FROM CURRENT_USER;
REVOKE EXECUTE ON FUNCTION s.many(VARIADIC "any"), mid(float8, integer), summed(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION last(integer), rows(), summed(integer) TO pg_monitor WITH GRANT OPTION;

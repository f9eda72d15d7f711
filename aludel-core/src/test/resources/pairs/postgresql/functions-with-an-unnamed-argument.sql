-- before
CREATE TABLE t (id integer, n integer);
CREATE FUNCTION returns_it(integer, b text) RETURNS text LANGUAGE sql RETURN $1::text || b || '""';
CREATE FUNCTION reads_it(a integer, text) RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT a || $2 || '""' FROM t WHERE n::text = $2; END;
CREATE FUNCTION numbers_it(integer, integer) RETURNS integer LANGUAGE sql RETURN $1 + $2;
CREATE FUNCTION unused(integer, integer, b text) RETURNS text LANGUAGE sql RETURN b;
CREATE FUNCTION several(integer, a integer, integer, text) RETURNS text LANGUAGE sql RETURN CASE WHEN $3 > $1 THEN $4 || a || $1 ELSE lower($4) END;
-- after
CREATE TABLE t (id integer, n bigint);
CREATE FUNCTION returns_it(integer, b text) RETURNS text LANGUAGE sql RETURN b || $1::text;
CREATE FUNCTION reads_it(a integer, text) RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT a || $2 FROM t WHERE n::text = $2; END;
CREATE FUNCTION numbers_it(integer, integer) RETURNS integer LANGUAGE sql RETURN $1 - $2;
CREATE FUNCTION unused(integer, integer, b text) RETURNS text LANGUAGE sql RETURN b || 'x';
CREATE FUNCTION several(integer, a integer, integer, text) RETURNS text LANGUAGE sql RETURN upper($4) || coalesce($1 - $3, a, $3 - $1);

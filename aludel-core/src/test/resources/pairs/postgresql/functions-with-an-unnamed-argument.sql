-- before
CREATE TABLE t (id integer, n integer);
CREATE FUNCTION returns_it(integer, b text) RETURNS text LANGUAGE sql RETURN $1::text || b || '""';
CREATE FUNCTION reads_it(a integer, text) RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT a || $2 || '""' FROM t WHERE n::text = $2; END;
CREATE FUNCTION numbers_it(integer, integer) RETURNS integer LANGUAGE sql RETURN $1 + $2;
CREATE FUNCTION unused(integer, integer, b text) RETURNS text LANGUAGE sql RETURN b;
CREATE FUNCTION several(integer, a integer, integer, text) RETURNS text LANGUAGE sql RETURN CASE WHEN $3 > $1 THEN $4 || a || $1 ELSE lower($4) END;
CREATE TABLE u (id integer PRIMARY KEY, a text, b text, c integer);
CREATE FUNCTION finds(integer, arg integer, text) RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT $3 || t.id FROM t JOIN u ON u.id = $1 + arg WHERE t.n > $1 AND u.a = $3 ORDER BY t.id + $1 LIMIT $1; END;
CREATE FUNCTION counts(integer, arg integer, integer) RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) + $3 FROM (SELECT $1 + n AS s FROM t WHERE n <> $3) q WHERE s > arg GROUP BY q.s + 1 HAVING count(*) > $1; END;
CREATE PROCEDURE writes(integer, arg text, text, integer) LANGUAGE sql BEGIN ATOMIC INSERT INTO u VALUES ($4, $3, arg, $1) ON CONFLICT (id) DO UPDATE SET a = $3 WHERE u.c > $1; INSERT INTO u (c, a) SELECT $1, $3 FROM t WHERE id = $4; UPDATE u SET b = $3, c = $4 FROM t WHERE t.id = $1 AND u.a = arg; DELETE FROM u USING t WHERE u.id = $4 AND t.n = $1; END;
CREATE FUNCTION unites(integer, arg integer, integer) RETURNS SETOF integer LANGUAGE sql BEGIN ATOMIC WITH w AS (SELECT $3 AS x) SELECT x + $1 FROM w UNION ALL SELECT $1 - arg FROM t WHERE n = ANY (ARRAY[$3, $1]) ORDER BY 1 LIMIT $3; END;
CREATE FUNCTION gives(integer, arg integer, integer) RETURNS integer LANGUAGE sql RETURN (SELECT $3 + (SELECT max(n) FROM t WHERE id = $1) FROM t x WHERE x.id > $3 AND EXISTS (SELECT FROM t WHERE n = $1));
CREATE FUNCTION slices(integer, arg integer[], integer) RETURNS integer[] LANGUAGE sql BEGIN ATOMIC SELECT DISTINCT ON (n + $3) arg[$1:$3] || CASE $3 WHEN $1 THEN $3 ELSE n END FROM t, generate_series($1, $3) g WHERE g > $1 ORDER BY n + $3, $1 + g; END;
-- after
CREATE TABLE t (id integer, n bigint);
CREATE FUNCTION returns_it(integer, b text) RETURNS text LANGUAGE sql RETURN b || $1::text;
CREATE FUNCTION reads_it(a integer, text) RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT a || $2 FROM t WHERE n::text = $2; END;
CREATE FUNCTION numbers_it(integer, integer) RETURNS integer LANGUAGE sql RETURN $1 - $2;
CREATE FUNCTION unused(integer, integer, b text) RETURNS text LANGUAGE sql RETURN b || 'x';
CREATE FUNCTION several(integer, a integer, integer, text) RETURNS text LANGUAGE sql RETURN upper($4) || coalesce($1 - $3, a, $3 - $1);
CREATE TABLE u (id integer PRIMARY KEY, a text, b text, c bigint);
CREATE FUNCTION finds(integer, arg integer, text) RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT t.id || $3 FROM t LEFT JOIN u ON u.id = arg - $1 WHERE t.n < $1 AND u.a <> $3 ORDER BY t.id - $1 OFFSET $1; END;
CREATE FUNCTION counts(integer, arg integer, integer) RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) - $3 FROM (SELECT n FROM t WHERE n <> $3) q WHERE n > $1; END;
CREATE PROCEDURE writes(integer, arg text, text, integer) LANGUAGE sql BEGIN ATOMIC INSERT INTO u VALUES ($1, $3, arg, $4), ($4, arg, $3, $1); UPDATE u SET c = $4, b = $3 WHERE id = $1 RETURNING $3; END;
CREATE FUNCTION unites(integer, arg integer, integer) RETURNS SETOF integer LANGUAGE sql BEGIN ATOMIC SELECT $3 INTERSECT SELECT $1 FROM t, LATERAL (VALUES ($3, $1), (arg, $3)) v (x, y) WHERE x > $1; END;
CREATE FUNCTION gives(integer, arg integer, integer) RETURNS integer LANGUAGE sql RETURN (SELECT $1 FROM t WHERE n IN (SELECT $3 FROM u WHERE id BETWEEN $1 AND $3));
CREATE FUNCTION slices(integer, arg integer[], integer) RETURNS integer[] LANGUAGE sql BEGIN ATOMIC SELECT arg[$3] || ARRAY[$1, $3] FROM t WHERE row($3, $1) < row(n, id); END;

-- before
CREATE TABLE t (a integer, b integer, c text);
CREATE TABLE u (b integer, a integer);
CREATE STATISTICS every ON a, b, c FROM t;
CREATE STATISTICS a_few (ndistinct, mcv) ON b, c, (a + 1), lower(c) FROM t;
CREATE STATISTICS same ON a, b FROM u;
-- after
CREATE TABLE t (c text, b integer, "A " integer, a integer);
CREATE TABLE u (a integer, b integer);
CREATE STATISTICS every ON a, b, c FROM t;
CREATE STATISTICS a_few (ndistinct, mcv) ON b, c, "A ", (a + 1), lower(c) FROM t;
CREATE STATISTICS same ON b, a FROM u;

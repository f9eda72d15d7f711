-- before
CREATE OPERATOR CLASS int4_ops FOR TYPE integer USING btree AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(integer, integer);
CREATE TABLE t (n integer, m integer);
CREATE INDEX by_n ON t (n public.int4_ops);
CREATE INDEX by_m ON t (m int4_ops);
-- after
CREATE OPERATOR CLASS int4_ops FOR TYPE integer USING btree AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(integer, integer);
CREATE TABLE t (n integer, m integer);
CREATE INDEX by_n ON t (n int4_ops);
CREATE INDEX by_m ON t (m public.int4_ops DESC);

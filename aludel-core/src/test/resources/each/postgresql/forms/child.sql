-- places: t, p, q
CREATE TABLE t_{n} (k integer, v integer, w text);
CREATE TABLE p_{n} (k integer, v integer, w text);
CREATE TABLE q_{n} () INHERITS (t_{n});
-- or
CREATE TABLE t_{n} (k integer, v integer, w text);
CREATE TABLE p_{n} (k integer, v integer, w text);
CREATE TABLE q_{n} () INHERITS (p_{n});
-- or
CREATE TABLE t_{n} (k integer, v integer, w text);
CREATE TABLE p_{n} (k integer, v integer, w text);
CREATE TABLE q_{n} () INHERITS (t_{n}, p_{n});
-- or
CREATE TABLE t_{n} (k integer, v integer, w text);
CREATE TABLE p_{n} () INHERITS (t_{n});
CREATE TABLE q_{n} () INHERITS (p_{n});
-- or
CREATE TABLE t_{n} (k integer, v integer, w text);
CREATE TABLE p_{n} () INHERITS (t_{n});
CREATE TABLE q_{n} () INHERITS (p_{n}, t_{n});
-- or
CREATE TABLE t_{n} (k integer, v integer, w text);
CREATE TABLE p_{n} () INHERITS (t_{n});
CREATE TABLE q_{n} () INHERITS (t_{n});
-- or
CREATE TABLE t_{n} (k integer, v integer, w text);
CREATE TABLE p_{n} (k integer, v integer, w text);
CREATE TABLE q_{n} (k integer, v integer, w text, x integer);
-- or
CREATE TABLE t_{n} (k integer, v integer);
CREATE TABLE p_{n} (k integer);
CREATE TABLE q_{n} (w text) INHERITS (t_{n}, p_{n});
-- or
CREATE TABLE q_{n} (k integer, v integer, w text);
CREATE TABLE p_{n} () INHERITS (q_{n});
CREATE TABLE t_{n} () INHERITS (p_{n});

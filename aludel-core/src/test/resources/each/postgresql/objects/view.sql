CREATE TABLE ot_{n} (a integer PRIMARY KEY, b text);
-- or
CREATE TABLE ot_{n} (a integer PRIMARY KEY, b text);
CREATE VIEW o_{n} AS SELECT a, b FROM ot_{n};
-- or
CREATE TABLE ot_{n} (a integer PRIMARY KEY, b text);
CREATE VIEW o_{n} AS SELECT a, b, 1 AS c FROM ot_{n};
-- or
CREATE TABLE ot_{n} (a integer PRIMARY KEY, b text);
CREATE VIEW o_{n} (x, y) AS SELECT a, b FROM ot_{n} WHERE a > 0;
-- or
CREATE TABLE ot_{n} (a integer PRIMARY KEY, b text);
CREATE VIEW o_{n} WITH (security_invoker = true, check_option = cascaded) AS SELECT a, b FROM ot_{n} WHERE a > 0;
-- or
CREATE TABLE ot_{n} (a integer PRIMARY KEY, b text);
CREATE RECURSIVE VIEW o_{n} (a) AS VALUES (1) UNION ALL SELECT a + 1 FROM o_{n} WHERE a < 5;
-- or
CREATE TABLE ot_{n} (a integer PRIMARY KEY, b text);
CREATE VIEW o_{n} AS SELECT a, b FROM ot_{n} GROUP BY a;
-- or
CREATE TABLE ot_{n} (a integer PRIMARY KEY, b text);
CREATE MATERIALIZED VIEW o_{n} WITH (fillfactor = 70) AS SELECT a, b FROM ot_{n};
CREATE INDEX oi_{n} ON o_{n} (b);
-- or
CREATE TABLE ot_{n} (a integer PRIMARY KEY, b text);
CREATE MATERIALIZED VIEW o_{n} AS SELECT a, b FROM ot_{n} WITH NO DATA;
COMMENT ON MATERIALIZED VIEW o_{n} IS 'It is filled';
-- or
CREATE TABLE ot_{n} (a integer PRIMARY KEY, b text);
CREATE VIEW o_{n} AS SELECT a, b FROM ot_{n};
COMMENT ON VIEW o_{n} IS 'It is a view';
COMMENT ON COLUMN o_{n}.b IS 'It is b';
ALTER VIEW o_{n} ALTER b SET DEFAULT 'x';
-- or
CREATE TABLE ot_{n} (a integer PRIMARY KEY, b text);
CREATE VIEW o_{n} AS SELECT a, b FROM ot_{n};
CREATE VIEW ov_{n} AS SELECT b FROM o_{n};
CREATE TRIGGER og_{n} INSTEAD OF INSERT ON o_{n} FOR EACH ROW EXECUTE FUNCTION changed();
-- or
CREATE TABLE ot_{n} (a integer PRIMARY KEY, b text);
CREATE VIEW o_{n} AS SELECT a::bigint, b FROM ot_{n};
CREATE VIEW ov_{n} AS SELECT b FROM o_{n};

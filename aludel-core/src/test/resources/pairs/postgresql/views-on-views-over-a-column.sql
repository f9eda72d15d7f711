-- before
CREATE TABLE orders (id integer PRIMARY KEY, customer text, total numeric(10,2));
CREATE VIEW v1 AS SELECT id, customer, total FROM orders;
CREATE VIEW v2 AS SELECT customer, sum(total) AS s FROM v1 GROUP BY customer;
CREATE MATERIALIZED VIEW m AS SELECT * FROM v2;
CREATE UNIQUE INDEX mi ON m (customer);
CREATE VIEW v3 AS SELECT m.customer, v1.id FROM m JOIN v1 USING (customer);
CREATE FUNCTION best() RETURNS v2 LANGUAGE sql AS 'SELECT * FROM v2 LIMIT 1';
CREATE FUNCTION bests() RETURNS TABLE (c text, t numeric) LANGUAGE sql BEGIN ATOMIC SELECT customer, s FROM v2; END;
GRANT SELECT (customer) ON v2 TO pg_monitor;
COMMENT ON COLUMN v2.s IS 'sum';
-- after
CREATE TABLE orders (id bigint PRIMARY KEY, customer varchar(80), total numeric(12,3));
CREATE VIEW v1 AS SELECT id, customer, total FROM orders;
CREATE VIEW v2 AS SELECT customer, sum(total) AS s FROM v1 GROUP BY customer;
CREATE MATERIALIZED VIEW m AS SELECT * FROM v2;
CREATE UNIQUE INDEX mi ON m (customer);
CREATE VIEW v3 AS SELECT m.customer, v1.id FROM m JOIN v1 USING (customer);
CREATE FUNCTION best() RETURNS v2 LANGUAGE sql AS 'SELECT * FROM v2 LIMIT 1';
CREATE FUNCTION bests() RETURNS TABLE (c text, t numeric) LANGUAGE sql BEGIN ATOMIC SELECT customer, s FROM v2; END;
GRANT SELECT (customer) ON v2 TO pg_monitor;
COMMENT ON COLUMN v2.s IS 'sum';

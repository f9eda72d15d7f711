-- before
CREATE TYPE e AS ENUM ('a', 'b');
CREATE FUNCTION chk(x e) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT x = ''a''';
CREATE TABLE log (id bigint, kind e DEFAULT 'a', at date, CHECK (chk(kind))) PARTITION BY RANGE (at);
CREATE TABLE log_1 PARTITION OF log FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE log_2 PARTITION OF log DEFAULT;
CREATE INDEX li ON log (id) WHERE kind = 'a';
CREATE VIEW lv AS SELECT id, kind FROM log;
-- after
CREATE TYPE e AS ENUM ('a', 'c');
CREATE FUNCTION chk(x e) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT x = ''a''';
CREATE TABLE log (id bigint, kind e DEFAULT 'a', at date, CHECK (chk(kind))) PARTITION BY RANGE (at);
CREATE TABLE log_1 PARTITION OF log FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE log_2 PARTITION OF log DEFAULT;
CREATE INDEX li ON log (id) WHERE kind = 'a';
CREATE VIEW lv AS SELECT id, kind FROM log;

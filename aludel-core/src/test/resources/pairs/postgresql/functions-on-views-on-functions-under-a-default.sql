-- before
CREATE TABLE a (id integer PRIMARY KEY, n integer);
CREATE FUNCTION cnt(x integer) RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM a WHERE a.n = x; END;
CREATE VIEW va AS SELECT id, cnt(n) AS c FROM a;
CREATE FUNCTION top() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT max(c) FROM va; END;
CREATE VIEW vb AS SELECT top() AS t, va.id FROM va;
CREATE TABLE b (id integer PRIMARY KEY, m bigint DEFAULT top(), CHECK (m >= cnt(1)));
CREATE TRIGGER x BEFORE UPDATE ON a FOR EACH ROW WHEN (NEW.n IS DISTINCT FROM OLD.n) EXECUTE FUNCTION suppress_redundant_updates_trigger();
INSERT INTO a VALUES (1, 1); INSERT INTO b VALUES (1, 5);
-- after
CREATE TABLE a (id bigint PRIMARY KEY, n bigint, extra text);
CREATE FUNCTION cnt(x bigint) RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM a WHERE a.n = x AND a.extra IS NULL; END;
CREATE VIEW va AS SELECT id, cnt(n) AS c, extra FROM a;
CREATE FUNCTION top() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT max(c) + 1 FROM va WHERE extra IS NULL; END;
CREATE VIEW vb AS SELECT top() AS t, va.id FROM va;
CREATE TABLE b (id integer PRIMARY KEY, m bigint DEFAULT top(), CHECK (m >= cnt(1)));
CREATE TRIGGER x BEFORE UPDATE ON a FOR EACH ROW WHEN (NEW.n IS DISTINCT FROM OLD.n AND NEW.extra IS NULL) EXECUTE FUNCTION suppress_redundant_updates_trigger();

-- before
CREATE TYPE mood AS ENUM ('sad', 'glad');
CREATE TYPE pair AS (m mood, n integer);
CREATE TABLE t (id integer PRIMARY KEY, m mood DEFAULT 'sad', ms mood[] DEFAULT '{sad}', p pair, CHECK (m <> 'glad'), g text GENERATED ALWAYS AS (CASE WHEN m = 'sad' THEN 'x' END) STORED);
CREATE INDEX ix ON t (id) WHERE m = 'sad';
CREATE VIEW v AS SELECT id, m FROM t WHERE m = 'sad'::mood;
CREATE FUNCTION f(m mood) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1::text';
INSERT INTO t (id, m, ms, p) VALUES (1, 'sad', '{glad}', '(sad,1)');
-- after
CREATE DOMAIN mood AS text CHECK (VALUE IN ('sad', 'glad'));
CREATE TYPE pair AS (m mood, n integer);
CREATE TABLE t (id integer PRIMARY KEY, m mood DEFAULT 'sad', ms mood[] DEFAULT '{sad}', p pair, CHECK (m <> 'glad'), g text GENERATED ALWAYS AS (CASE WHEN m = 'sad' THEN 'x' END) STORED);
CREATE INDEX ix ON t (id) WHERE m = 'sad';
CREATE VIEW v AS SELECT id, m FROM t WHERE m = 'sad'::mood;
CREATE FUNCTION f(m mood) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1::text';

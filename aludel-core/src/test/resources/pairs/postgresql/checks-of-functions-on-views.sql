-- before
CREATE TABLE src (id integer PRIMARY KEY, k text NOT NULL);
CREATE VIEW keys AS SELECT DISTINCT k FROM src;
CREATE FUNCTION known(t text) RETURNS boolean LANGUAGE sql STABLE BEGIN ATOMIC SELECT EXISTS (SELECT FROM keys WHERE keys.k = t); END;
CREATE TABLE child (id integer PRIMARY KEY, k text CHECK (known(k)));
CREATE VIEW bothv AS SELECT c.id, known(c.k) AS ok FROM child c JOIN keys USING (k);
CREATE POLICY p ON child USING (known(k));
INSERT INTO src VALUES (1, 'a'); INSERT INTO child VALUES (1, 'a');
-- after
CREATE TABLE src (id integer PRIMARY KEY, k varchar(20) NOT NULL);
CREATE VIEW keys AS SELECT DISTINCT k FROM src;
CREATE FUNCTION known(t text) RETURNS boolean LANGUAGE sql STABLE BEGIN ATOMIC SELECT EXISTS (SELECT FROM keys WHERE keys.k = t); END;
CREATE TABLE child (id integer PRIMARY KEY, k text CHECK (known(k)));
CREATE VIEW bothv AS SELECT c.id, known(c.k) AS ok FROM child c JOIN keys USING (k);
CREATE POLICY p ON child USING (known(k));

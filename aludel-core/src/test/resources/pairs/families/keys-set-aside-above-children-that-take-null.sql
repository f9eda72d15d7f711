-- until: 17
-- before
CREATE TYPE mood AS ENUM ('a', 'b', 'c');
CREATE TABLE t (k integer, m mood, g text GENERATED ALWAYS AS (CASE m WHEN 'a' THEN 'x' ELSE 'y' END) STORED, CONSTRAINT t_pkey PRIMARY KEY (k, g));
CREATE TABLE child () INHERITS (t);
ALTER TABLE child ALTER k DROP NOT NULL, ALTER g DROP NOT NULL;
INSERT INTO child (k, m) VALUES (NULL, 'a');
-- after
CREATE TYPE mood AS ENUM ('a', 'b');
CREATE TABLE t (k integer, m mood, g text GENERATED ALWAYS AS (CASE m WHEN 'a' THEN 'x' ELSE 'y' END) STORED, CONSTRAINT t_pkey PRIMARY KEY (k, g));
CREATE TABLE child () INHERITS (t);
ALTER TABLE child ALTER k DROP NOT NULL, ALTER g DROP NOT NULL;

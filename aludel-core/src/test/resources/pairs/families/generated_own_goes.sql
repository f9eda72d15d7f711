-- before
CREATE TABLE p (k integer, g bigint GENERATED ALWAYS AS (k + 1) STORED);
CREATE TABLE q (k integer, g bigint GENERATED ALWAYS AS (k + 1) STORED);
CREATE TABLE c (k integer, g bigint GENERATED ALWAYS AS (k + 1) STORED);
ALTER TABLE c INHERIT p;
ALTER TABLE c INHERIT q;
INSERT INTO c (k) VALUES (1), (2);
-- after
CREATE TABLE p (k bigint);
CREATE TABLE q (k bigint);
CREATE TABLE c () INHERITS (p);

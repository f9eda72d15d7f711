-- before
CREATE TABLE p (k integer, d integer, CONSTRAINT pos CHECK (k > 0));
ALTER TABLE p ADD CONSTRAINT not_all CHECK (d > 0) NOT VALID;
CREATE TABLE c (x text) INHERITS (p);
CREATE TABLE cc () INHERITS (c);
CREATE TABLE t (k integer, d integer, x text);
INSERT INTO c VALUES (1, 1, 'x');
INSERT INTO t VALUES (1, 1, 'x');
-- after
CREATE TABLE p (k integer, d integer, CONSTRAINT not_all CHECK (d > 0));
CREATE TABLE c (x text, CONSTRAINT mine CHECK (x <> '')) INHERITS (p);
CREATE TABLE cc () INHERITS (p);
CREATE TABLE t () INHERITS (c);

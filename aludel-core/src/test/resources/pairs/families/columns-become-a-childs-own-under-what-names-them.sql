-- since: 16
-- before
CREATE TABLE p (a integer, b integer, g integer GENERATED ALWAYS AS (b + 1) STORED, h integer GENERATED ALWAYS AS (a + 1) STORED, CONSTRAINT ck CHECK (b > 0), CONSTRAINT both_ck CHECK (a < b));
CREATE TABLE q (b integer, x text DEFAULT 'x' NOT NULL);
CREATE TABLE child () INHERITS (p);
CREATE TABLE below () INHERITS (child);
CREATE TABLE two () INHERITS (p, q);
ALTER TABLE p ADD CONSTRAINT loose CHECK (b > 1) NOT VALID;
INSERT INTO below (a, b) VALUES (1, 2);
INSERT INTO two (a, b) VALUES (1, 2);
-- after
CREATE TABLE p (a integer, b integer, g integer GENERATED ALWAYS AS (b + 1) STORED, h integer GENERATED ALWAYS AS (a + 1) STORED, CONSTRAINT ck CHECK (b > 0), CONSTRAINT both_ck CHECK (a < b));
CREATE TABLE q (b integer, x text DEFAULT 'x' NOT NULL);
CREATE TABLE child (b integer, h integer GENERATED ALWAYS AS (a + 1) STORED) INHERITS (p);
CREATE TABLE below () INHERITS (child);
CREATE TABLE two (b integer, x text DEFAULT 'x' NOT NULL) INHERITS (p, q);
ALTER TABLE p ADD CONSTRAINT loose CHECK (b > 1) NOT VALID;

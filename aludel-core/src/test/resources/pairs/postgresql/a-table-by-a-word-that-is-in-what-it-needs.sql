-- before
CREATE DOMAIN positive AS integer CONSTRAINT here CHECK (VALUE > 0);
CREATE TABLE "check" (id integer DEFAULT 1 + 2, p positive);
CREATE VIEW v AS SELECT count(*) AS n FROM "check";
-- after
CREATE DOMAIN positive AS integer CONSTRAINT here CHECK (VALUE > 1);
CREATE TABLE "check" (id integer DEFAULT 1 + 3, p positive, q positive);
CREATE VIEW v AS SELECT count(*) AS n, max(1) AS one FROM "check";

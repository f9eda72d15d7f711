-- schemas: My Schema
-- before
CREATE SCHEMA "My Schema";
CREATE TYPE "My Schema"."E e" AS ENUM ('it''s', 'a "b"', '', 'Ü');
CREATE TABLE "My Schema"."select" ("from" integer PRIMARY KEY, "Where ""x""" "My Schema"."E e" DEFAULT 'it''s', "ünï" text);
CREATE VIEW "My Schema"."order" AS SELECT "from", "Where ""x""" FROM "My Schema"."select" WHERE "Where ""x""" = 'Ü';
CREATE FUNCTION "My Schema"."group"("user" integer) RETURNS integer LANGUAGE sql AS 'SELECT "user"';
CREATE INDEX "a_name_of_exactly_sixty_three_bytes_that_is_long_enough_to_be_63" ON "My Schema"."select" ("ünï") WHERE "Where ""x""" = '';
CREATE POLICY "all" ON "My Schema"."select" USING ("from" > 1);
-- after
CREATE SCHEMA "My Schema";
CREATE TYPE "My Schema"."E e" AS ENUM ('Ü', 'it''s', 'new "x"');
CREATE TABLE "My Schema"."select" ("from" bigint PRIMARY KEY, "Where ""x""" "My Schema"."E e" DEFAULT 'it''s', "ünï" text);
CREATE VIEW "My Schema"."order" AS SELECT "from", "Where ""x""" FROM "My Schema"."select" WHERE "Where ""x""" = 'Ü';
CREATE FUNCTION "My Schema"."group"("user" integer, "end" text DEFAULT '') RETURNS integer LANGUAGE sql AS 'SELECT "user"';
CREATE INDEX "a_name_of_exactly_sixty_three_bytes_that_is_long_enough_to_be_63" ON "My Schema"."select" ("ünï") WHERE "Where ""x""" = 'it''s';
CREATE POLICY "all" ON "My Schema"."select" USING ("from" > 2);

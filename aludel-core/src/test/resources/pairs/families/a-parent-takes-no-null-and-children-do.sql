-- before
CREATE TABLE p (a integer, b integer, k integer, n integer NOT NULL, back integer, own integer);
CREATE TABLE q (a integer, z integer);
CREATE TABLE loose (x integer) INHERITS (p);
CREATE TABLE strict () INHERITS (p);
CREATE TABLE strict_below () INHERITS (loose);
CREATE TABLE loose_below () INHERITS (strict);
CREATE TABLE of_both () INHERITS (p, q);
CREATE TABLE moving (a integer, b integer, k integer, n integer NOT NULL, back integer, own integer);
CREATE TABLE leaving () INHERITS (p);
CREATE TABLE going () INHERITS (p);
DO $$BEGIN
  IF current_setting('server_version_num')::integer < 180000 THEN
    ALTER TABLE ONLY p ALTER back SET NOT NULL;
    ALTER TABLE strict ALTER own SET NOT NULL;
    INSERT INTO loose (n, x) VALUES (1, 2);
    INSERT INTO of_both (n) VALUES (1);
    INSERT INTO loose_below (n, own, b) VALUES (1, 1, 1);
    INSERT INTO moving (n, k) VALUES (1, 1);
    INSERT INTO leaving (n) VALUES (1);
    INSERT INTO strict_below (n, a) VALUES (1, 1);
    INSERT INTO strict (n, a, b, k, back, own) VALUES (1, 1, 1, 1, 1, 1);
    INSERT INTO p (n, a, b, k, back, own) VALUES (1, 1, 1, 1, 1, 1);
  END IF;
END$$;
-- after
CREATE TABLE p (a bigint, b integer, k integer, n integer, back integer, own integer);
CREATE TABLE q (a bigint, z integer);
CREATE TABLE loose (x integer, CHECK (b > 0 AND b < 10)) INHERITS (p);
CREATE TABLE strict () INHERITS (p);
CREATE TABLE strict_below () INHERITS (loose);
CREATE TABLE loose_below () INHERITS (strict);
CREATE TABLE of_both () INHERITS (p, q);
CREATE TABLE moving (a bigint, b integer, k integer, n integer, back integer, own integer);
ALTER TABLE moving INHERIT p;
CREATE TABLE leaving (a bigint, b integer, k integer, n integer, back integer, own integer);
CREATE TABLE coming () INHERITS (p);
DO $$BEGIN
  IF current_setting('server_version_num')::integer < 180000 THEN
    ALTER TABLE p ADD s integer NOT NULL DEFAULT 1;
    ALTER TABLE ONLY loose ALTER s DROP NOT NULL;
    ALTER TABLE ONLY moving ALTER s DROP NOT NULL;
    ALTER TABLE ONLY p ALTER a SET NOT NULL, ALTER b SET NOT NULL, ALTER k SET NOT NULL, ALTER own SET NOT NULL;
    ALTER TABLE ONLY p ADD PRIMARY KEY (k);
    ALTER TABLE ONLY strict ALTER a SET NOT NULL;
    ALTER TABLE strict_below ALTER a SET NOT NULL;
    ALTER TABLE ONLY strict ALTER own SET NOT NULL;
    ALTER TABLE loose_below ALTER b SET NOT NULL;
    ALTER TABLE coming ALTER a DROP NOT NULL, ALTER n SET NOT NULL;
    ALTER TABLE ONLY q ALTER z SET NOT NULL;
  END IF;
END$$;

-- before
CREATE TYPE mood AS ENUM ('good', 'bad', 'none');
CREATE TABLE r (id integer PRIMARY KEY, other integer UNIQUE, m mood, CONSTRAINT r_m UNIQUE (m));
CREATE TABLE none_yet (a integer, b integer, CONSTRAINT none_yet_a FOREIGN KEY (a) REFERENCES r, CONSTRAINT none_yet_b UNIQUE (b) DEFERRABLE);
CREATE TABLE loaded (a integer, b integer, CONSTRAINT loaded_a FOREIGN KEY (a) REFERENCES r ON DELETE CASCADE, CONSTRAINT loaded_b UNIQUE (b) DEFERRABLE INITIALLY DEFERRED);
ALTER TABLE loaded DISABLE TRIGGER ALL;
CREATE TABLE goes (a integer, CONSTRAINT goes_a FOREIGN KEY (a) REFERENCES r (other));
ALTER TABLE goes DISABLE TRIGGER ALL;
CREATE TABLE tree (id integer PRIMARY KEY, "up's %I" integer, CONSTRAINT "odd's. %I" FOREIGN KEY ("up's %I") REFERENCES tree);
ALTER TABLE tree DISABLE TRIGGER ALL;
CREATE TABLE retyped (a integer, b integer, c integer, CONSTRAINT retyped_a FOREIGN KEY (a) REFERENCES r (other), CONSTRAINT retyped_b UNIQUE (b) DEFERRABLE, CONSTRAINT goes_again FOREIGN KEY (c) REFERENCES r, EXCLUDE (c WITH =) DEFERRABLE);
ALTER TABLE retyped DISABLE TRIGGER ALL;
CREATE TABLE moody (m mood, CONSTRAINT moody_m FOREIGN KEY (m) REFERENCES r (m), CONSTRAINT moody_one UNIQUE (m) DEFERRABLE);
ALTER TABLE moody DISABLE TRIGGER ALL;
CREATE TABLE renamed (a integer, CONSTRAINT renamed_a FOREIGN KEY (a) REFERENCES r);
ALTER TABLE renamed DISABLE TRIGGER ALL;
INSERT INTO r VALUES (1, 1, 'good');
INSERT INTO loaded VALUES (7, 7);
INSERT INTO retyped VALUES (1, 1, 1);
-- after
CREATE TYPE mood AS ENUM ('good', 'none');
CREATE TABLE r (id integer PRIMARY KEY, other bigint UNIQUE, m mood, CONSTRAINT r_m UNIQUE (m));
ALTER TABLE r DISABLE TRIGGER ALL;
CREATE TABLE none_yet (a integer, b integer, CONSTRAINT none_yet_a FOREIGN KEY (a) REFERENCES r, CONSTRAINT none_yet_b UNIQUE (b) DEFERRABLE);
ALTER TABLE none_yet DISABLE TRIGGER ALL;
CREATE TABLE loaded (a integer, b integer, CONSTRAINT loaded_a FOREIGN KEY (a) REFERENCES r ON DELETE CASCADE, CONSTRAINT loaded_b UNIQUE (b) DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE tree (id bigint PRIMARY KEY, "up's %I" bigint, CONSTRAINT "odd's. %I" FOREIGN KEY ("up's %I") REFERENCES tree);
ALTER TABLE tree DISABLE TRIGGER ALL;
CREATE TABLE retyped (a bigint, b text, c integer, CONSTRAINT retyped_a FOREIGN KEY (a) REFERENCES r (other), CONSTRAINT retyped_b UNIQUE (b) DEFERRABLE, EXCLUDE (c WITH =) DEFERRABLE);
ALTER TABLE retyped DISABLE TRIGGER ALL;
CREATE TABLE moody (m mood, CONSTRAINT moody_m FOREIGN KEY (m) REFERENCES r (m), CONSTRAINT moody_one UNIQUE (m) DEFERRABLE);
ALTER TABLE moody DISABLE TRIGGER ALL;
CREATE TABLE renamed (a integer, CONSTRAINT renamed_otherwise FOREIGN KEY (a) REFERENCES r);
ALTER TABLE renamed DISABLE TRIGGER ALL;
CREATE TABLE comes (a integer, CONSTRAINT comes_a FOREIGN KEY (a) REFERENCES r (other));
ALTER TABLE comes DISABLE TRIGGER ALL;
DO $$
DECLARE fired record;
BEGIN
  FOR fired IN SELECT tgname, tgtype, tgrelid::regclass AS place FROM pg_trigger t JOIN pg_constraint k ON k.oid = tgconstraint WHERE k.conname IN ('none_yet_a', 'comes_a') LOOP
    EXECUTE format('ALTER TABLE %s ENABLE %s TRIGGER %I', fired.place, CASE WHEN fired.tgtype & 16 = 16 THEN 'REPLICA' ELSE 'ALWAYS' END, fired.tgname);
  END LOOP;
END $$;

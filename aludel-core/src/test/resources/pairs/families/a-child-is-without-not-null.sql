-- before
CREATE TABLE p (a integer NOT NULL, b integer NOT NULL);
CREATE TABLE c (d integer) INHERITS (p);
CREATE TABLE divided (a integer NOT NULL) PARTITION BY LIST (a);
CREATE TABLE part PARTITION OF divided DEFAULT;
-- after
CREATE TABLE p (a integer NOT NULL, b integer);
CREATE TABLE c (d integer) INHERITS (p);
DO $$BEGIN
  IF current_setting('server_version_num')::integer < 180000 THEN
    ALTER TABLE c ALTER a DROP NOT NULL;
  END IF;
END$$;
CREATE TABLE divided (a integer) PARTITION BY LIST (a);
CREATE TABLE part PARTITION OF divided DEFAULT;

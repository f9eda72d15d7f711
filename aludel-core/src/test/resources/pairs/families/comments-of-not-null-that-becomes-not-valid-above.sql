-- since: 18
-- before
CREATE TABLE one (k integer CONSTRAINT own NOT NULL, b integer NOT NULL);
CREATE TABLE child () INHERITS (one);
CREATE TABLE below () INHERITS (child);
COMMENT ON CONSTRAINT own ON child IS 'stays';
COMMENT ON CONSTRAINT own ON below IS 'goes';
COMMENT ON CONSTRAINT one_b_not_null ON below IS 'stays, too';
-- after
CREATE TABLE one (k integer, b integer);
ALTER TABLE one ADD CONSTRAINT other NOT NULL k NOT VALID, ADD NOT NULL b NOT VALID;
CREATE TABLE child () INHERITS (one);
CREATE TABLE below () INHERITS (child);
COMMENT ON CONSTRAINT other ON child IS 'stays';
COMMENT ON CONSTRAINT one_b_not_null ON below IS 'stays, too';

-- or
CREATE DOMAIN o_{n} AS integer;
-- or
CREATE DOMAIN o_{n} AS bigint;
-- or
CREATE DOMAIN o_{n} AS integer DEFAULT 5;
-- or
CREATE DOMAIN o_{n} AS integer NOT NULL;
-- or
CREATE DOMAIN o_{n} AS integer CONSTRAINT nn_{n} NOT NULL;
-- or
CREATE DOMAIN o_{n} AS integer CONSTRAINT ck_{n} CHECK (VALUE > 0);
-- or
CREATE DOMAIN o_{n} AS integer CONSTRAINT ck_{n} CHECK (VALUE > -1) CONSTRAINT also_{n} CHECK (VALUE < 100);
-- or
CREATE DOMAIN o_{n} AS integer;
ALTER DOMAIN o_{n} ADD CONSTRAINT ck_{n} CHECK (VALUE > 0) NOT VALID;
-- or
CREATE DOMAIN o_{n} AS text COLLATE "C";
-- or
CREATE DOMAIN o_{n} AS integer;
COMMENT ON DOMAIN o_{n} IS 'It is a domain';
-- or
CREATE DOMAIN o_{n} AS integer CONSTRAINT ck_{n} CHECK (VALUE > 0);
COMMENT ON CONSTRAINT ck_{n} ON DOMAIN o_{n} IS 'It checks';

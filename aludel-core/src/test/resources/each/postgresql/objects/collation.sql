-- or
CREATE COLLATION o_{n} (LOCALE = 'C');
-- or
CREATE COLLATION o_{n} (PROVIDER = icu, LOCALE = 'de-u-co-phonebk');
-- or
CREATE COLLATION o_{n} (PROVIDER = icu, LOCALE = 'und-u-ks-level2', DETERMINISTIC = false);
-- or
CREATE COLLATION o_{n} (LOCALE = 'C');
COMMENT ON COLLATION o_{n} IS 'It sorts';
-- or
CREATE COLLATION o_{n} (LOCALE = 'C');
CREATE TABLE ot_{n} (a text COLLATE o_{n});
CREATE INDEX oi_{n} ON ot_{n} (a);
-- or
CREATE COLLATION o_{n} (PROVIDER = icu, LOCALE = 'de-u-co-phonebk');
CREATE TABLE ot_{n} (a text COLLATE o_{n});
CREATE INDEX oi_{n} ON ot_{n} (a);

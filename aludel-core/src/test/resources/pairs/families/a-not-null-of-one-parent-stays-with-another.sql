-- since: 18
-- before
CREATE TABLE one (k integer, n integer);
CREATE TABLE two (k integer CONSTRAINT own_k NOT NULL, n integer CONSTRAINT own_n NOT NULL);
COMMENT ON CONSTRAINT own_n ON two IS 'of two';
CREATE TABLE child () INHERITS (one, two);
COMMENT ON CONSTRAINT own_k ON child IS 'of the child';
INSERT INTO child VALUES (1, 2);
-- after
CREATE TABLE one (k integer NOT NULL, n integer);
CREATE TABLE child (n integer NOT NULL) INHERITS (one);
COMMENT ON CONSTRAINT one_k_not_null ON child IS 'of the child, too';

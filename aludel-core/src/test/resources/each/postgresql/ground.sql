CREATE TABLE r (id integer PRIMARY KEY, also integer, UNIQUE (id, also));
INSERT INTO r VALUES (1, 1), (2, 2), (3, 3), (4, 4), (5, 5);
CREATE FUNCTION changed() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';

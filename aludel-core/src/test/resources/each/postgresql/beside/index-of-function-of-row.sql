CREATE FUNCTION bf_{n}({t}) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1.w';
CREATE INDEX bi_{n} ON {t} (bf_{n}({t}));

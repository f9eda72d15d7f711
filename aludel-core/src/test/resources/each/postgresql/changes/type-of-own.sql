CREATE TYPE e_{n} AS ENUM ('1', '2', '3');
CREATE DOMAIN o_{n} AS text;
-- or
CREATE TYPE e_{n} AS ENUM ('1', '2', '3');
CREATE DOMAIN o_{n} AS text;
ALTER TABLE {t} ALTER w TYPE e_{n} USING w::e_{n};
-- or
CREATE TYPE e_{n} AS ENUM ('1', '2');
CREATE DOMAIN o_{n} AS text;
ALTER TABLE {t} ALTER w TYPE e_{n} USING w::e_{n};
-- or
CREATE TYPE e_{n} AS ENUM ('2', '1', '3');
CREATE DOMAIN o_{n} AS text DEFAULT '1';
ALTER TABLE {t} ALTER w TYPE e_{n} USING w::e_{n};
-- or
CREATE TYPE e_{n} AS ENUM ('1', '2', '3');
CREATE DOMAIN o_{n} AS text;
ALTER TABLE {t} ALTER w TYPE o_{n};
-- or
CREATE TYPE e_{n} AS ENUM ('1', '2', '3');
CREATE DOMAIN o_{n} AS text CHECK (VALUE <> '');
ALTER TABLE {t} ALTER w TYPE o_{n};
-- or
CREATE TYPE e_{n} AS ENUM ('1', '2', '3');
CREATE DOMAIN o_{n} AS varchar(9);
ALTER TABLE {t} ALTER w TYPE o_{n};

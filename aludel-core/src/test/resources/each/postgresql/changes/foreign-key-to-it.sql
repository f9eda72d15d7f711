ALTER TABLE {t} ADD CONSTRAINT uq_{n} UNIQUE (k, v);
CREATE TABLE x_{n} (k integer, v integer);
-- or
ALTER TABLE {t} ADD CONSTRAINT uq_{n} UNIQUE (k, v);
CREATE TABLE x_{n} (k integer, v integer, CONSTRAINT x_{n} FOREIGN KEY (k, v) REFERENCES {t} (k, v));
-- or
ALTER TABLE {t} ADD CONSTRAINT uq_{n} UNIQUE (k, v);
CREATE TABLE x_{n} (k integer, v integer, CONSTRAINT x_{n} FOREIGN KEY (k, v) REFERENCES {t} (k, v) ON DELETE CASCADE DEFERRABLE);
-- or
ALTER TABLE {t} ADD CONSTRAINT uq_{n} PRIMARY KEY (k, v);
CREATE TABLE x_{n} (k integer, v integer, CONSTRAINT x_{n} FOREIGN KEY (k, v) REFERENCES {t});
-- or
ALTER TABLE {t} ADD CONSTRAINT other_{n} UNIQUE (k, v);
CREATE TABLE x_{n} (k integer, v integer, CONSTRAINT x_{n} FOREIGN KEY (k, v) REFERENCES {t} (k, v));
-- or
ALTER TABLE {t} ADD CONSTRAINT uq_{n} UNIQUE (k, v) INCLUDE (w);
CREATE TABLE x_{n} (k integer, v integer, CONSTRAINT x_{n} FOREIGN KEY (k, v) REFERENCES {t} (k, v));
-- or
CREATE UNIQUE INDEX uq_{n} ON {t} (k, v);
CREATE TABLE x_{n} (k integer, v integer, CONSTRAINT x_{n} FOREIGN KEY (k, v) REFERENCES {t} (k, v));
-- or
ALTER TABLE {t} ALTER v TYPE bigint;
ALTER TABLE {t} ADD CONSTRAINT uq_{n} UNIQUE (k, v);
CREATE TABLE x_{n} (k integer, v bigint, CONSTRAINT x_{n} FOREIGN KEY (k, v) REFERENCES {t} (k, v));
-- or
ALTER TABLE {t} ADD CONSTRAINT uq_{n} UNIQUE (k, v);
ALTER TABLE {t} ADD CONSTRAINT fk_{n} FOREIGN KEY (k, v) REFERENCES {t} (k, v);
CREATE TABLE x_{n} (k integer, v integer);

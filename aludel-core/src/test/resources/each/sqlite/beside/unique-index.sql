CREATE UNIQUE INDEX bu_{n} ON {t} (k);

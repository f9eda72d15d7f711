CREATE INDEX bi_{n} ON {t} (v || w);

CREATE INDEX bi_{n} ON {t} (v);
ALTER TABLE {t} CLUSTER ON bi_{n};

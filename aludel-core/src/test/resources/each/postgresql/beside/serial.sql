ALTER TABLE {t} ADD bn serial;

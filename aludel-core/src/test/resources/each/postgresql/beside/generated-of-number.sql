ALTER TABLE {t} ADD bg integer GENERATED ALWAYS AS (v + 1) STORED;
CREATE INDEX bi_{n} ON {t} (bg);

-- or
ALTER TABLE {t} ADD y integer DEFAULT 1;
ALTER TABLE {t} ALTER y DROP DEFAULT;
-- or
ALTER TABLE {t} ADD y integer NOT NULL DEFAULT 5;
-- or
ALTER TABLE {t} ADD y text DEFAULT '4';
-- or
ALTER TABLE {t} ADD y integer DEFAULT 3 CHECK (y > 0);
-- or
ALTER TABLE {t} ADD y serial;
-- or
ALTER TABLE {t} ADD y integer GENERATED ALWAYS AS IDENTITY;
-- or
ALTER TABLE {t} ADD y integer DEFAULT 2 REFERENCES r;

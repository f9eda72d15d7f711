-- or
ALTER TABLE {t} ALTER v TYPE bigint;
-- or
ALTER TABLE {t} ALTER v TYPE text;
-- or
ALTER TABLE {t} ALTER v TYPE numeric(10,2);
-- or
ALTER TABLE {t} ALTER v TYPE boolean USING v > 1;
-- or
ALTER TABLE {t} ALTER v TYPE integer[] USING ARRAY[v];

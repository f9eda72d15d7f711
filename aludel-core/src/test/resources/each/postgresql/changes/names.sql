-- or
ALTER TABLE {t} RENAME v TO "V w";
-- or
ALTER TABLE {t} DROP v;
-- or
ALTER TABLE {t} DROP v;
ALTER TABLE {t} ADD v integer;
-- or
ALTER TABLE {t} DROP w;

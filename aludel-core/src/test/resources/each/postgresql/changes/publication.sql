-- or
CREATE PUBLICATION b_{n} FOR TABLE {t};
-- or
CREATE PUBLICATION b_{n} FOR TABLE ONLY {t};
-- or
CREATE PUBLICATION b_{n} FOR TABLE {t} (k, v);
-- or
CREATE PUBLICATION b_{n} FOR TABLE {t} WHERE (v > 1) WITH (publish = 'insert');
-- or
CREATE PUBLICATION b_{n} FOR TABLE {t} WITH (publish_via_partition_root);
-- or
CREATE PUBLICATION b_{n};

-- or
CREATE STATISTICS z_{n} ON k, v FROM {t};
-- or
CREATE STATISTICS z_{n} (ndistinct) ON k, v FROM {t};
-- or
CREATE STATISTICS z_{n} (mcv, dependencies) ON k, v, w FROM {t};
-- or
CREATE STATISTICS z_{n} ON (k + v) FROM {t};
-- or
CREATE STATISTICS z_{n} ON k, v FROM {t};
ALTER STATISTICS z_{n} SET STATISTICS 50;
-- or
CREATE STATISTICS z_{n} ON k, v FROM {t};
COMMENT ON STATISTICS z_{n} IS 'It counts';

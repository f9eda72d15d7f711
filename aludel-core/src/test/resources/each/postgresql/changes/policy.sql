-- or
CREATE POLICY y_{n} ON {t} USING (v > 0);
-- or
CREATE POLICY y_{n} ON {t} USING (v > 1);
-- or
CREATE POLICY y_{n} ON {t} WITH CHECK (v > 0);
-- or
CREATE POLICY y_{n} ON {t} USING (v > 0) WITH CHECK (v > 0);
-- or
CREATE POLICY y_{n} ON {t} AS RESTRICTIVE USING (v > 0);
-- or
CREATE POLICY y_{n} ON {t} FOR UPDATE TO pg_monitor USING (v > 0);
-- or
CREATE POLICY other_{n} ON {t} USING (v > 0);
-- or
CREATE POLICY y_{n} ON {t} USING (v > 0);
COMMENT ON POLICY y_{n} ON {t} IS 'It is seen';
-- or
CREATE POLICY y_{n} ON {t} USING (EXISTS (SELECT FROM r WHERE id = v));

CREATE VIEW bv_{n} AS SELECT k, v, w FROM {t};
CREATE VIEW bw_{n} AS SELECT v FROM bv_{n};

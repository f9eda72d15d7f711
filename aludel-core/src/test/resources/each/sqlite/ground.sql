CREATE TABLE r (id INTEGER PRIMARY KEY, also INTEGER, UNIQUE (id, also));
INSERT INTO r VALUES (1, 1), (2, 2), (3, 3), (4, 4), (5, 5);
CREATE TABLE log (what);

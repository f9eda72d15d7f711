-- since: 18
-- before
CREATE TABLE p (k integer, g bigint GENERATED ALWAYS AS (k * 2) VIRTUAL, h bigint);
CREATE TABLE c (g bigint, h bigint) INHERITS (p);
CREATE TABLE cc (x integer, g bigint) INHERITS (c);
INSERT INTO cc (k, h) VALUES (1, 1);
-- after
CREATE TABLE p (k integer, g bigint, h bigint GENERATED ALWAYS AS (k * 2) VIRTUAL);
CREATE TABLE c (g bigint, h bigint) INHERITS (p);
CREATE TABLE cc (x integer, g bigint) INHERITS (c);

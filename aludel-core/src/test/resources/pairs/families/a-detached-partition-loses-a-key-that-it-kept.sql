-- before
CREATE TABLE top (a integer, b integer, UNIQUE (b, a)) PARTITION BY LIST (a);
CREATE TABLE leaving PARTITION OF top FOR VALUES IN (1);
CREATE TABLE stays PARTITION OF top FOR VALUES IN (2);
-- after
CREATE TABLE top (a integer, b integer, UNIQUE (b, a)) PARTITION BY LIST (a);
CREATE TABLE leaving (a integer, b integer);
CREATE TABLE stays PARTITION OF top FOR VALUES IN (2);

-- before
CREATE TABLE divided (a integer, b text DEFAULT '4', c integer DEFAULT 3) PARTITION BY LIST (a);
CREATE TABLE a_part PARTITION OF divided FOR VALUES IN (1);
CREATE TABLE top (a integer, b text DEFAULT '4', c integer DEFAULT 3);
CREATE TABLE c_middle () INHERITS (top);
CREATE TABLE b_bottom () INHERITS (c_middle);
ALTER TABLE b_bottom ALTER b SET DEFAULT '5';
-- after
CREATE TABLE divided (a integer, b integer DEFAULT 3, c text DEFAULT '4') PARTITION BY LIST (a);
CREATE TABLE a_part PARTITION OF divided FOR VALUES IN (1);
CREATE TABLE top (a integer, b integer DEFAULT 3, c text DEFAULT '4');
CREATE TABLE c_middle () INHERITS (top);
CREATE TABLE b_bottom () INHERITS (c_middle);
ALTER TABLE b_bottom ALTER c SET DEFAULT 'five';

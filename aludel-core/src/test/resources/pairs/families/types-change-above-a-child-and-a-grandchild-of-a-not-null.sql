-- before
CREATE TYPE mood AS ENUM ('glad', 'sad', 'sour');
CREATE TABLE b_top (stays integer, comes integer, felt mood);
CREATE TABLE c_middle () INHERITS (b_top);
CREATE TABLE a_bottom () INHERITS (c_middle);
ALTER TABLE a_bottom ALTER stays SET NOT NULL, ALTER comes SET NOT NULL, ALTER felt SET NOT NULL;
ALTER TABLE c_middle ALTER stays SET NOT NULL, ALTER comes SET NOT NULL, ALTER felt SET NOT NULL;
INSERT INTO a_bottom VALUES (1, 2, 'sad');
-- after
CREATE TYPE mood AS ENUM ('sad', 'glad');
CREATE TABLE b_top (stays bigint, comes bigint NOT NULL, felt mood);
CREATE TABLE c_middle () INHERITS (b_top);
CREATE TABLE a_bottom () INHERITS (c_middle);
ALTER TABLE a_bottom ALTER stays SET NOT NULL, ALTER comes SET NOT NULL, ALTER felt SET NOT NULL;
ALTER TABLE c_middle ALTER stays SET NOT NULL, ALTER comes SET NOT NULL, ALTER felt SET NOT NULL;

-- since: 18
-- before
CREATE TABLE b_top (v integer CONSTRAINT v_given NOT NULL, w integer CONSTRAINT w_given NOT NULL);
CREATE TABLE c_middle () INHERITS (b_top);
CREATE TABLE a_bottom () INHERITS (c_middle);
-- after
CREATE TABLE b_top (v integer CONSTRAINT v_given NOT NULL NO INHERIT, w integer NOT NULL NO INHERIT);
CREATE TABLE c_middle () INHERITS (b_top);
CREATE TABLE a_bottom () INHERITS (c_middle);
ALTER TABLE a_bottom ALTER w SET NOT NULL;

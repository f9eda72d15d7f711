-- since: 18
-- before
CREATE TABLE p (id integer, c integer);
CREATE TABLE q (id integer);
CREATE TABLE ch (id integer) INHERITS (p);
CREATE TABLE g () INHERITS (ch);
ALTER TABLE p ADD CONSTRAINT p_nn NOT NULL c NOT VALID;
CREATE TABLE above (id integer, c integer, d integer CONSTRAINT d_given NOT NULL);
CREATE TABLE below () INHERITS (above);
CREATE TABLE named (CONSTRAINT own_name NOT NULL d) INHERITS (above);
CREATE TABLE lowest () INHERITS (below);
ALTER TABLE above ADD CONSTRAINT given NOT NULL c NOT VALID;
-- after
CREATE TABLE p (id integer, c integer CONSTRAINT p_nn NOT NULL NO INHERIT);
CREATE TABLE q (id integer, c integer NOT NULL);
CREATE TABLE ch (c integer) INHERITS (p, q);
CREATE TABLE g () INHERITS (ch);
CREATE TABLE above (id integer, c integer CONSTRAINT given NOT NULL NO INHERIT, d integer CONSTRAINT d_given NOT NULL NO INHERIT);
CREATE TABLE below (id integer, c integer NOT NULL, d integer NOT NULL) INHERITS (above);
CREATE TABLE named (CONSTRAINT own_name NOT NULL d, c integer NOT NULL) INHERITS (above);
CREATE TABLE lowest () INHERITS (below);

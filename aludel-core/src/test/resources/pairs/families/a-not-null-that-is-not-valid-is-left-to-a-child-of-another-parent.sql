-- since: 18
-- before
CREATE TABLE p (id integer, c integer);
CREATE TABLE q (id integer);
CREATE TABLE ch (id integer) INHERITS (p);
CREATE TABLE g () INHERITS (ch);
ALTER TABLE p ADD CONSTRAINT p_nn NOT NULL c NOT VALID;
-- after
CREATE TABLE p (id integer, c integer CONSTRAINT p_nn NOT NULL NO INHERIT);
CREATE TABLE q (id integer, c integer NOT NULL);
CREATE TABLE ch (c integer) INHERITS (p, q);
CREATE TABLE g () INHERITS (ch);

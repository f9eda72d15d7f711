-- since: 18
-- before
CREATE TABLE p (id integer, c integer CONSTRAINT p_nn NOT NULL NO INHERIT);
CREATE TABLE q (id integer, c integer GENERATED ALWAYS AS (id * 2) STORED);
CREATE TABLE ch (c integer NOT NULL) INHERITS (p);
CREATE TABLE g () INHERITS (ch);
-- after
CREATE TABLE p (id integer, c integer GENERATED ALWAYS AS (id * 2) STORED NOT NULL);
CREATE TABLE q (id integer, c integer CONSTRAINT q_nn NOT NULL NO INHERIT);
CREATE TABLE ch (c integer GENERATED ALWAYS AS (id * 2) STORED NOT NULL) INHERITS (p);
CREATE TABLE g () INHERITS (ch);

-- since: 18
-- before
CREATE TABLE top (id integer CONSTRAINT id_old PRIMARY KEY, CONSTRAINT id_there NOT NULL id, a integer CONSTRAINT a_one NOT NULL, b integer NOT NULL, c integer CONSTRAINT c_goes NOT NULL DEFAULT 0, t integer NOT NULL);
CREATE TABLE other (b integer CONSTRAINT b_other NOT NULL);
CREATE TABLE child (CONSTRAINT id_child NOT NULL id, CONSTRAINT a_child NOT NULL a, CONSTRAINT c_child NOT NULL c) INHERITS (top);
CREATE TABLE below (CONSTRAINT b_below NOT NULL b, CONSTRAINT a_one NOT NULL a) INHERITS (child);
CREATE TABLE plain () INHERITS (top);
CREATE TABLE two (CONSTRAINT b_two NOT NULL b) INHERITS (top, other);
COMMENT ON CONSTRAINT a_one ON plain IS 'stays';
COMMENT ON CONSTRAINT top_t_not_null ON plain IS 'stays, too';
COMMENT ON CONSTRAINT id_child ON child IS 'changes';
COMMENT ON CONSTRAINT b_below ON below IS 'goes';
COMMENT ON CONSTRAINT c_goes ON plain IS 'goes with its column';
INSERT INTO below VALUES (1, 2, 3, 4, 5);
INSERT INTO two VALUES (1, 2, 3, 4, 5);
-- after
CREATE TABLE top (id integer CONSTRAINT id_old PRIMARY KEY, CONSTRAINT id_new NOT NULL id, a integer CONSTRAINT a_two NOT NULL, b integer NOT NULL, t bigint NOT NULL, n integer);
CREATE TABLE other (b integer CONSTRAINT b_changed NOT NULL);
CREATE TABLE child (CONSTRAINT id_child NOT NULL id, CONSTRAINT a_own NOT NULL a) INHERITS (top);
CREATE TABLE below (CONSTRAINT a_one NOT NULL a, CONSTRAINT b_child NOT NULL b) INHERITS (child);
CREATE TABLE plain (CONSTRAINT id_plain NOT NULL id) INHERITS (top);
CREATE TABLE two () INHERITS (top, other);
CREATE TABLE new (CONSTRAINT a_new NOT NULL a) INHERITS (top);
COMMENT ON CONSTRAINT a_two ON plain IS 'stays';
COMMENT ON CONSTRAINT top_t_not_null ON plain IS 'stays, too';
COMMENT ON CONSTRAINT id_child ON child IS 'has changed';
COMMENT ON CONSTRAINT a_new ON new IS 'comes';

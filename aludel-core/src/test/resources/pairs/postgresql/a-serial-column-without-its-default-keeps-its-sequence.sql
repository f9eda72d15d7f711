-- before
CREATE TABLE t (id serial PRIMARY KEY, a text);
-- after
CREATE TABLE t (id serial PRIMARY KEY, a text);
ALTER TABLE t ALTER id DROP DEFAULT;

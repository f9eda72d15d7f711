-- before
CREATE TABLE t (id integer);
INSERT INTO t (id) VALUES (1);
-- after
CREATE TABLE t (id integer);
CREATE SEQUENCE odd AS integer START 5 INCREMENT 2;
ALTER TABLE t ADD a integer DEFAULT nextval('odd');
ALTER SEQUENCE odd OWNED BY t.a;
ALTER TABLE t ADD b bigserial, ADD c serial;
CREATE SEQUENCE plain CACHE 4;
ALTER TABLE t ADD d integer;
ALTER SEQUENCE plain OWNED BY t.d;

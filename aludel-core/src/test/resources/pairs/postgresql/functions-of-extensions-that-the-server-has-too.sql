-- before
CREATE TABLE jobs (id integer PRIMARY KEY);
INSERT INTO jobs VALUES (1), (2);
-- after
CREATE EXTENSION pgcrypto;
CREATE TABLE jobs (id integer PRIMARY KEY, nr text DEFAULT public.gen_random_uuid()::text);
CREATE TABLE queues (id uuid DEFAULT public.gen_random_uuid(), own uuid DEFAULT gen_random_uuid(), salt text DEFAULT gen_salt('md5'));
CREATE VIEW numbers AS SELECT public.gen_random_uuid() AS nr, digest(nr, 'md5') AS told FROM jobs;

-- schemas: app
-- before
CREATE SCHEMA app;
CREATE EXTENSION citext SCHEMA app;
CREATE EXTENSION hstore;
-- after
CREATE SCHEMA app;
CREATE EXTENSION citext;
CREATE EXTENSION hstore SCHEMA app;

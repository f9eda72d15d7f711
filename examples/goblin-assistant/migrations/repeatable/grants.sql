-- What the application may do: nothing but read and write rows, and those under the policies.
--
-- goblin_app is a group: the role that the application logs in with is a member of it. Where it is not there yet, it is
-- created, for which the owner needs CREATEROLE.

-- upgrade: postgresql
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'goblin_app') THEN
    CREATE ROLE goblin_app NOLOGIN;
  END IF;
EXCEPTION
  WHEN duplicate_object OR unique_violation THEN
    NULL; -- Another database of the server was faster.
END
$$;

GRANT SELECT, INSERT, UPDATE, DELETE
  ON users, tasks, streams, stream_chunks, search_collections, search_documents, provider_credentials, routing_requests
  TO goblin_app;
GRANT SELECT, INSERT, UPDATE, DELETE
  ON providers, model_configs, global_settings, routing_providers, provider_metrics, provider_policies
  TO goblin_app;
GRANT USAGE, SELECT ON SEQUENCE provider_metrics_id_seq TO goblin_app;

REVOKE EXECUTE ON FUNCTION user_id_of(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION user_id_of(text) TO goblin_app;

-- So that the application, and the doctor in its role, can tell which revisions the database has.
GRANT SELECT ON aludel_version TO goblin_app;

-- upgrade: sqlite
-- SQLite has no roles: whoever can read the file reads all of it.
SELECT 1;

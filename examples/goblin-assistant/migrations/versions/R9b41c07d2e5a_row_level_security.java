import dev.aludel.operation.Operations;
import dev.aludel.script.Migration;
import dev.aludel.script.Revision;
import java.util.List;
import java.util.Map;

/**
 * Row-level security: a user sees their own rows.
 *
 * <p>PostgreSQL's policies (the manual's section 5.9) look at the setting app.user_id. SQLite has none, and skips all of
 * this. The owner of the tables, which migrates and copies, passes them by.
 */
@Revision(id = "9b41c07d2e5a", down = "8c825cf13a55", created = "2026-11-21T12:30:00Z")
public class R9b41c07d2e5a_row_level_security extends Migration {

  private static final List<String> TABLES =
      List.of(
          "users",
          "tasks",
          "streams",
          "stream_chunks",
          "search_collections",
          "search_documents",
          "provider_credentials",
          "routing_requests");

  @Override
  public void upgrade(Operations op) {
    // Nobody, where the application has not said for whom it acts.
    op.createFunction(
        "app_user_id()",
        "() RETURNS uuid LANGUAGE sql STABLE"
            + " RETURN nullif(current_setting('app.user_id', true), '')::uuid");
    // Who signs in cannot be known yet: this one thing is told of users to those who are none.
    op.createFunction(
        "user_id_of(text)",
        "(address text) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER"
            + " SET search_path = pg_catalog, pg_temp"
            + " RETURN (SELECT u.id FROM users u WHERE u.email = lower(address) AND u.is_active)");

    op.createPolicy("self", "users", "USING (id = app_user_id())");
    for (String table :
        List.of("tasks", "streams", "provider_credentials", "routing_requests")) {
      op.createPolicy("own", table, "USING (user_id = app_user_id())");
    }
    op.createPolicy(
        "of_own_streams",
        "stream_chunks",
        "USING (EXISTS (SELECT FROM streams s WHERE s.id = stream_id AND s.user_id = app_user_id()))");

    op.createPolicy("own", "search_collections", "USING (user_id = app_user_id())");
    op.createPolicy("shared", "search_collections", "FOR SELECT USING (is_shared)");
    op.createPolicy(
        "of_own_collections",
        "search_documents",
        "USING (EXISTS (SELECT FROM search_collections c"
            + " WHERE c.id = collection_id AND c.user_id = app_user_id()))");
    op.createPolicy(
        "of_shared_collections",
        "search_documents",
        "FOR SELECT USING (EXISTS (SELECT FROM search_collections c"
            + " WHERE c.id = collection_id AND c.is_shared))");

    TABLES.forEach(table -> op.alterTableOptions(table, Map.of("postgresql.row_security", "enabled")));
  }

  @Override
  public void downgrade(Operations op) {
    TABLES.forEach(table -> op.alterTableOptions(table, Map.of()));
    op.dropPolicy("of_shared_collections", "search_documents");
    op.dropPolicy("of_own_collections", "search_documents");
    op.dropPolicy("shared", "search_collections");
    op.dropPolicy("own", "search_collections");
    op.dropPolicy("of_own_streams", "stream_chunks");
    for (String table :
        List.of("routing_requests", "provider_credentials", "streams", "tasks")) {
      op.dropPolicy("own", table);
    }
    op.dropPolicy("self", "users");
    op.dropFunction("user_id_of(text)");
    op.dropFunction("app_user_id()");
  }
}

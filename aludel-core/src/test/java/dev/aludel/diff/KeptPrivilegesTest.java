package dev.aludel.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.dialect.Scope;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Type;
import dev.aludel.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What is dropped and created again around a change has who owns it and who may use it. */
class KeptPrivilegesTest {

  @Test
  void ownerAndPrivilegesOfWhatComesBackAreAsTheyWere() throws SQLException {
    try (TestPostgres db = TestPostgres.create();
        Connection connection = db.connect()) {
      db.execute(
          """
          CREATE TABLE t (a integer);
          CREATE VIEW v AS SELECT a FROM t;
          CREATE FUNCTION f(r v) RETURNS integer LANGUAGE sql RETURN (r).a;
          ALTER VIEW v OWNER TO pg_monitor;
          GRANT SELECT ON v TO pg_read_all_data WITH GRANT OPTION;
          GRANT INSERT, UPDATE ON v TO PUBLIC;
          REVOKE EXECUTE ON FUNCTION f(v) FROM PUBLIC;
          GRANT EXECUTE ON FUNCTION f(v) TO pg_read_all_data;
          REVOKE DELETE, TRUNCATE ON v FROM pg_monitor;
          REVOKE EXECUTE ON FUNCTION f(v) FROM CURRENT_USER;
          COMMENT ON VIEW v IS 'kept';
          """);
      Dialect dialect = Dialects.of(connection);
      Schema live = dialect.inspect(connection, Scope.CURRENT_SCHEMA);
      String before = privileges(connection);
      Schema model =
          live.withTable(
                  QualifiedName.of("t"),
                  table -> table.withColumn("a", column -> column.ofType(Type.Scalar.BIG_INTEGER)))
              .withEachDefinedObject(object -> object);

      new LiveDiff(dialect, connection).thereAndBack(model);

      assertThat(privileges(connection)).isEqualTo(before).contains("pg_monitor");
    }
  }

  private static String privileges(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                SELECT string_agg(x, '; ' ORDER BY x) FROM (
                  SELECT relname || relowner::regrole || obj_description(oid) || (
                    SELECT string_agg(a::text, ', ' ORDER BY a::text) FROM unnest(relacl) a) AS x
                  FROM pg_class WHERE relname = 'v'
                  UNION ALL
                  SELECT proname || proowner::regrole || proacl::text FROM pg_proc WHERE proname = 'f') p
                """)) {
      row.next();
      return row.getString(1);
    }
  }
}

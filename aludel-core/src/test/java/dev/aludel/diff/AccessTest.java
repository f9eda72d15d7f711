package dev.aludel.diff;

import static dev.aludel.schema.DefinedObjects.privileges;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aludel.dialect.Access;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.dialect.Scope;
import dev.aludel.error.AludelException;
import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.Schema;
import dev.aludel.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Owners and privileges, where somebody asks for them. Roles are those that every server has. */
class AccessTest {

  private static final Access ALL = new Access(true, true);

  private static final String OBJECTS =
      """
      CREATE TABLE t (a integer, "odd, (name)" text, gone text);
      CREATE TABLE numbered (id serial);
      CREATE VIEW v AS SELECT a FROM t;
      CREATE SEQUENCE s;
      CREATE FUNCTION f(a integer, b text) RETURNS integer LANGUAGE sql AS 'SELECT 1';
      CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1';
      CREATE TYPE e AS ENUM ('x');
      CREATE DOMAIN d AS text;
      CREATE COLLATION c (provider = icu, locale = 'de');
      """;

  private static final String BEFORE =
      OBJECTS
          + """
          GRANT SELECT, INSERT ON t TO pg_monitor;
          GRANT UPDATE (a, "odd, (name)"), SELECT (gone) ON t TO pg_read_all_data;
          GRANT SELECT ON v TO PUBLIC;
          GRANT USAGE ON SEQUENCE numbered_id_seq TO pg_monitor;
          ALTER FUNCTION f OWNER TO pg_monitor;
          REVOKE EXECUTE ON FUNCTION f FROM PUBLIC;
          GRANT CREATE ON SCHEMA public TO pg_monitor;
          ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO pg_monitor;
          """;

  private static final String AFTER =
      OBJECTS.replace(", gone text", "").replace("VIEW v AS SELECT a", "VIEW v AS SELECT 1 AS z, a")
          + """
          ALTER TABLE t OWNER TO pg_read_all_data;
          GRANT SELECT ON t TO pg_monitor WITH GRANT OPTION;
          GRANT UPDATE (a) ON t TO pg_write_all_data;
          GRANT SELECT, DELETE ON v TO pg_monitor;
          GRANT USAGE ON SEQUENCE s TO pg_monitor;
          GRANT EXECUTE ON PROCEDURE p TO pg_monitor;
          REVOKE USAGE ON TYPE e FROM PUBLIC;
          ALTER DOMAIN d OWNER TO pg_monitor;
          ALTER COLLATION c OWNER TO pg_monitor;
          REVOKE USAGE ON SCHEMA public FROM PUBLIC;
          ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor IN SCHEMA public
            GRANT INSERT ON TABLES TO pg_read_all_data WITH GRANT OPTION;
          ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
          """;

  @Test
  void aDiffLeadsThereAndBackForEveryKindOfObject() throws SQLException {
    try (TestPostgres first = TestPostgres.create();
        TestPostgres second = TestPostgres.create();
        Connection connection = first.connect();
        Connection elsewhere = second.connect()) {
      first.execute(BEFORE);
      second.execute(AFTER);
      Dialect dialect = Dialects.of(connection).telling(ALL);
      String before = catalog(first);
      Schema model = dialect.inspect(elsewhere, Scope.CURRENT_SCHEMA);
      LiveDiff live = new LiveDiff(dialect, connection);

      live.thereAndBack(model);
      assertThat(catalog(first)).isEqualTo(before);

      live.apply(Schema.EMPTY);
      live.apply(model);
      assertThat(catalog(first)).isEqualTo(catalog(second));
    }
  }

  @Test
  void whatIsGrantedIsReadByItsObject() throws SQLException {
    assumeTrue(TestPostgres.majorVersion() >= 15, "PUBLIC may create in public before");
    try (TestPostgres db = TestPostgres.create();
        Connection connection = db.connect()) {
      db.execute(BEFORE);

      assertThat(read(connection, ALL))
          .containsExactly(
              "privileges on function f(integer, text) {postgresql.grant.PUBLIC=none, postgresql.owner=pg_monitor}",
              "privileges on sequence numbered_id_seq {postgresql.grant.pg_monitor=USAGE}",
              "privileges on schema public {postgresql.grant.pg_monitor=CREATE}",
              "privileges on table t {postgresql.grant.pg_monitor=INSERT, SELECT, postgresql.grant.pg_read_all_data=SELECT (\"gone\"), UPDATE (\"a\"), UPDATE (\"odd, (name)\")}",
              "privileges on view v {postgresql.grant.PUBLIC=SELECT}",
              "default privileges of postgres on tables {postgresql.grant.pg_monitor=SELECT}");
    }
  }

  @ParameterizedTest
  @CsvSource({"false, false, 0", "true, false, 1", "false, true, 6"})
  void ownersAndPrivilegesAreToldApart(boolean owners, boolean privileges, int objects)
      throws SQLException {
    assumeTrue(TestPostgres.majorVersion() >= 15, "PUBLIC may create in public before");
    try (TestPostgres db = TestPostgres.create();
        Connection connection = db.connect()) {
      db.execute(BEFORE);

      assertThat(read(connection, new Access(owners, privileges))).hasSize(objects);
    }
  }

  @Test
  void aMissingRoleIsNamedWithTheStatementThatCreatesIt() throws SQLException {
    try (TestPostgres db = TestPostgres.create();
        Connection connection = db.connect()) {
      db.execute(OBJECTS);
      Dialect dialect = Dialects.of(connection).telling(ALL);
      Schema live = dialect.inspect(connection, Scope.CURRENT_SCHEMA);
      Schema model =
          live.with(privileges("table t").grant("app reader", "SELECT").owner("nobody_here"));

      assertThatThrownBy(() -> dialect.normalise(connection, model, live))
          .isInstanceOf(AludelException.class)
          .hasMessageContaining("app reader (privileges on table t)")
          .hasMessageContaining("CREATE ROLE \"app reader\";")
          .hasMessageContaining("CREATE ROLE \"nobody_here\";");
    }
  }

  @Test
  void aFileSaysWhatIsGrantedOnTheSchemaThatItStandsFor() throws SQLException {
    assumeTrue(TestPostgres.majorVersion() >= 15, "PUBLIC may create in public before");
    try (TestPostgres db = TestPostgres.create();
        Connection connection = db.connect()) {
      Dialect dialect = Dialects.of(connection).telling(ALL);

      Schema made =
          dialect.rehearse(
              connection,
              Scope.CURRENT_SCHEMA,
              List.of(),
              work -> {
                try (var statement = work.createStatement()) {
                  statement.execute(BEFORE);
                }
              });

      assertThat(lines(made))
          .contains("privileges on schema public {postgresql.grant.pg_monitor=CREATE}")
          .hasSize(6);
      assertThat(read(connection, ALL)).isEmpty();
    }
  }

  private static List<String> read(Connection connection, Access access) throws SQLException {
    Dialect dialect = Dialects.of(connection).telling(access);
    return lines(dialect.inspect(connection, Scope.CURRENT_SCHEMA));
  }

  private static List<String> lines(Schema schema) {
    return schema.definedObjects().stream()
        .filter(object -> object.kind().isAccess())
        .map(AccessTest::line)
        .toList();
  }

  private static String line(DefinedObject object) {
    return object.key() + " " + object.options();
  }

  /** What the catalogs say of owners and privileges, without who granted them. */
  private static String catalog(TestPostgres db) throws SQLException {
    return String.join(
        "\n",
        db.query(
            """
            SELECT x FROM (
              SELECT c.relname || ' ' || relowner::regrole || ' ' || coalesce((
                       SELECT string_agg(a::text, ' ' ORDER BY a::text) FROM unnest(
                         coalesce(relacl, acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner))) a), '')
              FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'S')
              UNION ALL
              SELECT attrelid::regclass || '.' || attname || ' ' || attacl::text FROM pg_attribute
              WHERE attacl <> '{}' AND attrelid > 16384 AND NOT attisdropped
              UNION ALL
              SELECT proname || ' ' || proowner::regrole || ' ' || coalesce((
                       SELECT string_agg(a::text, ' ' ORDER BY a::text)
                       FROM unnest(coalesce(proacl, acldefault('f', proowner))) a), '')
              FROM pg_proc WHERE pronamespace = 'public'::regnamespace
              UNION ALL
              SELECT typname || ' ' || typowner::regrole || ' ' || coalesce((
                       SELECT string_agg(a::text, ' ' ORDER BY a::text)
                       FROM unnest(coalesce(typacl, acldefault('T', typowner))) a), '')
              FROM pg_type WHERE typnamespace = 'public'::regnamespace AND typtype IN ('e', 'd')
              UNION ALL
              SELECT nspname || ' ' || (SELECT string_agg(a::text, ' ' ORDER BY a::text) FROM unnest(nspacl) a)
              FROM pg_namespace WHERE nspname = 'public'
              UNION ALL
              SELECT 'default ' || defaclrole::regrole || defaclobjtype::text || defaclnamespace || ' '
                     || (SELECT string_agg(a::text, ' ' ORDER BY a::text) FROM unnest(defaclacl) a)
              FROM pg_default_acl
              UNION ALL
              SELECT collname || ' ' || collowner::regrole FROM pg_collation
              WHERE collnamespace = 'public'::regnamespace) t (x)
            ORDER BY x
            """));
  }
}

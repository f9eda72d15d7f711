package dev.aludel.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Scope;
import dev.aludel.dialect.ScriptStatement;
import dev.aludel.dialect.Statement;
import dev.aludel.error.AludelException;
import dev.aludel.operation.ConnectionWork;
import dev.aludel.operation.Operation;
import dev.aludel.schema.DefinedObjects;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.schema.RandomSchemas;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** To a script, the database that it is tried in is empty, and stays as it is. */
class EmptyRoomTest {

  private static final String FILLED =
      """
      CREATE SCHEMA sales;
      CREATE EXTENSION citext;
      CREATE EXTENSION pg_stat_statements;
      CREATE TYPE state AS ENUM ('open');
      CREATE TABLE t (a citext PRIMARY KEY, b state);
      CREATE TABLE sales.orders (id bigint PRIMARY KEY, t citext REFERENCES public.t);
      CREATE VIEW sales.v AS SELECT id FROM sales.orders;
      CREATE FUNCTION noticed() RETURNS event_trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'noticed'; END $$;
      CREATE PUBLICATION p FOR TABLE t;
      CREATE EVENT TRIGGER e ON ddl_command_end WHEN TAG IN ('CREATE TABLE')
        EXECUTE FUNCTION noticed();
      """;

  private static final Scope ALL = new Scope(List.of("sales"), Set.of());

  static List<Long> seeds() {
    return PostgresqlPropertiesTest.seeds().limit(15).boxed().toList();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatMadeADatabaseMakesTheSameBesideIt(long seed) throws SQLException {
    Schema schema = RandomSchemas.schema(seed);
    try (TestPostgres db = TestPostgres.create();
        Connection connection = db.connect()) {
      Postgres.run(db, Schema.EMPTY, RandomSchemas.creation(schema));
      Schema live = Postgres.inspect(db);
      Dialect dialect = Postgres.DIALECT;

      Schema made =
          dialect.rehearse(
              connection, Scope.CURRENT_SCHEMA, List.of(), work -> create(work, live, dialect));

      Postgres.assertSame("made", made, live);
      Postgres.assertSame("left alone", Postgres.inspect(db), live);
    }
  }

  private static void create(Connection connection, Schema schema, Dialect dialect)
      throws SQLException {
    Schema now = Schema.EMPTY;
    for (Operation operation : Postgres.creating(schema)) {
      Schema before = now;
      for (Statement statement : dialect.compile(operation, () -> before)) {
        statement.send(connection);
      }
      now = operation.apply(now);
    }
  }

  @Test
  void whatIsThereIsInNobodysWay() throws SQLException {
    try (TestPostgres db = TestPostgres.create()) {
      db.execute(FILLED);

      Schema made =
          rehearse(
              db,
              """
              CREATE SCHEMA sales;
              CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public;
              CREATE TABLE public.t (a public.citext PRIMARY KEY, c text);
              CREATE TABLE sales.orders (id int PRIMARY KEY);
              CREATE PUBLICATION p FOR TABLE public.t;
              CREATE SCHEMA more;
              CREATE TABLE more.things (id int);
              SELECT pg_catalog.set_config('search_path', '', false);
              """);

      assertThat(made.objects().stream().map(object -> object.key().toString()))
          .containsExactlyInAnyOrder(
              "schema sales",
              "schema more",
              "extension citext",
              "table t",
              "table sales.orders",
              "table more.things",
              "publication p");
      assertThat(made.tables().toString()).contains("citext").doesNotContain("aside");
    }
  }

  @Test
  void nothingIsLeftAndNothingIsLockedMeanwhile() throws SQLException {
    try (TestPostgres db = TestPostgres.create();
        Connection beside = db.connect()) {
      db.execute(FILLED);
      Schema before = Postgres.inspect(db, "sales");

      run(
          db,
          List.of(),
          connection -> {
            try (var statement = beside.createStatement()) {
              statement.execute("SET lock_timeout = '2s'");
              statement.execute("INSERT INTO public.t VALUES ('x', 'open')");
              statement.execute("INSERT INTO sales.orders VALUES (1, 'x')");
              statement.execute("SELECT count(*) FROM sales.v");
              statement.execute("ALTER TABLE sales.orders ADD note text");
              statement.execute("ALTER TABLE sales.orders DROP note");
              statement.execute("CREATE VIEW public.w AS SELECT 1; DROP VIEW public.w");
            }
          });

      assertThat(Postgres.inspect(db, "sales")).isEqualTo(before);
      assertThat(db.query("SELECT nspname FROM pg_namespace WHERE nspname ~ 'aludel'")).isEmpty();
      assertThat(db.query("SELECT evtenabled FROM pg_event_trigger")).containsExactly("O");
    }
  }

  @Test
  void whatAnExtensionCannotTakeAlongIsFoundWhereItIs() throws SQLException {
    try (TestPostgres db = TestPostgres.create()) {
      db.execute(FILLED + "CREATE VIEW busy AS SELECT queryid FROM pg_stat_statements;");

      Schema made = rehearse(db, "CREATE VIEW busy AS SELECT queryid FROM pg_stat_statements;");

      assertThat(made.definedObjects().toString()).doesNotContain("aside");
      assertThat(made.find(ObjectKind.VIEW, name("busy")))
          .isEqualTo(Postgres.inspect(db).find(ObjectKind.VIEW, name("busy")));
    }
  }

  @Test
  void anExtensionIsWantedIfTheScriptAsksForItOrUsesIt() throws SQLException {
    try (TestPostgres db = TestPostgres.create()) {
      db.execute(
          "CREATE EXTENSION citext; CREATE EXTENSION hstore; CREATE EXTENSION \"uuid-ossp\"");

      assertThat(extensions(rehearse(db, "CREATE TABLE t (a int)"))).isEmpty();
      assertThat(extensions(rehearse(db, "CREATE TABLE t (a citext[])"))).containsExactly("citext");
      assertThat(
              extensions(
                  rehearse(
                      db,
                      "create /* x */ extension if not exists \"uuid-ossp\"; CREATE EXTENSION IF NOT EXISTS HStore;")))
          .containsExactly("hstore", "uuid-ossp");
    }
  }

  private static List<String> extensions(Schema schema) {
    return schema.definedObjects().stream()
        .filter(object -> object.kind() == ObjectKind.EXTENSION)
        .map(object -> object.name().name())
        .toList();
  }

  @Test
  void aRoleThatOwnsTheDatabaseMaySetAsideWhatItOwns() throws SQLException {
    assumeTrue(TestPostgres.majorVersion() >= 15, "public is the superuser's before");
    try (TestPostgres db = TestPostgres.create()) {
      String role = "owner_of_" + db.name();
      db.execute(
          "CREATE ROLE %s LOGIN; ALTER DATABASE %s OWNER TO %1$s; CREATE TABLE t (a int);"
              .formatted(role, db.name()));
      try (Connection connection = as(role, db)) {
        Schema made =
            Postgres.DIALECT.rehearse(
                connection,
                Scope.CURRENT_SCHEMA,
                List.of(),
                work -> execute(work, "CREATE TABLE public.t (b int)"));

        assertThat(made.requireTable(name("t")).columns()).hasSize(1);
      }
      db.execute("ALTER DATABASE %s OWNER TO postgres; DROP ROLE %s".formatted(db.name(), role));
    }
  }

  @Test
  void aRoleThatDoesNotOwnItWorksInASchemaOfItsOwnAndIsToldWhereThatEnds() throws SQLException {
    try (TestPostgres db = TestPostgres.create()) {
      String role = "guest_of_" + db.name();
      db.execute(
          "CREATE ROLE %s LOGIN; GRANT CREATE ON DATABASE %s TO %1$s; CREATE TABLE t (a int);"
              .formatted(role, db.name()));
      try (Connection connection = as(role, db)) {
        Schema made =
            Postgres.DIALECT.rehearse(
                connection,
                Scope.CURRENT_SCHEMA,
                List.of(),
                work -> execute(work, "CREATE TABLE t (b int)"));
        assertThat(made.requireTable(name("t")).columns()).hasSize(1);

        assertThatThrownBy(
                () ->
                    Postgres.DIALECT.rehearse(
                        connection,
                        Scope.CURRENT_SCHEMA,
                        List.of(),
                        work -> execute(work, "CREATE SCHEMA other CREATE TABLE x (a int)")))
            .isInstanceOf(AludelException.class)
            .hasMessageContaining("\"other\".\"x\"")
            .hasMessageContaining("does not own the schema \"public\"")
            .hasMessageContaining("dev_url");
        assertThat(connection.getAutoCommit()).isTrue();
      }
      assertThat(db.query("SELECT nspname FROM pg_namespace WHERE nspname = 'other'")).isEmpty();
      db.execute("REVOKE CREATE ON DATABASE %s FROM %s; DROP ROLE %2$s".formatted(db.name(), role));
    }
  }

  @Test
  void theCommentOfASchemaThatTheRoleDoesNotOwnIsNoneOfItsWork() throws SQLException {
    try (TestPostgres db = TestPostgres.create()) {
      String role = "reader_of_" + db.name();
      db.execute(
          "CREATE ROLE %s LOGIN; GRANT CREATE ON DATABASE %s TO %1$s; COMMENT ON SCHEMA public IS 'ours'"
              .formatted(role, db.name()));
      try (Connection connection = as(role, db)) {
        Schema made =
            Postgres.DIALECT.rehearse(
                connection,
                Scope.CURRENT_SCHEMA,
                List.of(),
                work -> execute(work, "CREATE TABLE t (b int)"));

        assertThat(made.find(DefinedObjects.schemaComment("").key()).orElseThrow().comment())
            .contains("ours");
      }
      db.execute("REVOKE CREATE ON DATABASE %s FROM %s; DROP ROLE %2$s".formatted(db.name(), role));
    }
  }

  private static Connection as(String role, TestPostgres db) throws SQLException {
    return DriverManager.getConnection(db.url().replace("user=postgres", "user=" + role));
  }

  private static QualifiedName name(String name) {
    return QualifiedName.of(name);
  }

  private static Schema rehearse(TestPostgres db, String script) throws SQLException {
    return run(db, Postgres.DIALECT.split(script), work -> execute(work, script));
  }

  private static Schema run(TestPostgres db, List<ScriptStatement> script, ConnectionWork work)
      throws SQLException {
    try (Connection connection = db.connect()) {
      return Postgres.DIALECT.rehearse(connection, ALL, script, work);
    }
  }

  private static void execute(Connection connection, String script) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(script);
    }
  }
}

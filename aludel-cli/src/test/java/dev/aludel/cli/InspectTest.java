package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.dialect.Scope;
import dev.aludel.dialect.Statement;
import dev.aludel.diff.SchemaDiff;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Schema;
import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import dev.aludel.testing.schema.RandomSchemas;
import java.io.StringReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** {@code aludel inspect}: a schema as SQL, as JSON, and as a picture. */
class InspectTest {

  private static final int SCHEMAS = 12;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void itsSqlMakesAnEqualSchemaInAnEmptyDatabase(boolean postgresql) throws Exception {
    for (long seed = 1; seed <= SCHEMAS; seed++) {
      try (TestDatabase one = create(postgresql);
          TestDatabase other = create(postgresql)) {
        Project project = Project.empty(folder).with("DATABASE_URL", one.databaseUrl());
        make(one, RandomSchemas.schema(seed));

        other.execute(project.run("inspect").succeeds().out());

        assertThat(inspect(other)).as("seed %d", seed).isEqualTo(inspect(one));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"public", "tenant"})
  void itsSqlNamesWithTheirSchemaWhatTheServerHasToo(String schema) throws Exception {
    try (TestPostgres one = TestPostgres.create();
        TestPostgres other = TestPostgres.create()) {
      String home = "CREATE SCHEMA IF NOT EXISTS %1$s; SET search_path = %1$s; ".formatted(schema);
      one.execute(
          home
              + """
              CREATE FUNCTION lower(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT upper($1)';
              COMMENT ON FUNCTION %1$s.lower(text) IS 'ours';
              CREATE TABLE pg_class (id integer PRIMARY KEY, name text CHECK (%1$s.lower(name) <> lower('x')));
              CREATE INDEX by_name ON %1$s.pg_class (name);
              """
                  .formatted(schema));
      Project project =
          Project.empty(folder)
              .with("DATABASE_URL", one.databaseUrl())
              .with("ALUDEL_SCHEMA", schema);

      String sql = project.run("inspect").succeeds().out();
      other.execute(home + sql);

      assertThat(sql).contains("ON \"%s\".\"pg_class\"".formatted(schema));
      String there =
          "to_regclass('%1$s.by_name'), obj_description('%1$s.lower(text)'::regprocedure)";
      assertThat(other.query("SELECT " + there.formatted(schema)))
          .isEqualTo(one.query("SELECT " + there.formatted(schema)));
      Project both = project.with("DATABASE_URL", other.databaseUrl());
      both.run("diff", "database", one.databaseUrl()).succeeds();
    }
  }

  private static TestDatabase create(boolean postgresql) {
    return postgresql ? TestPostgres.create() : TestSqlite.create();
  }

  private static void make(TestDatabase database, Schema schema) throws SQLException {
    try (Connection connection = database.connect()) {
      Dialect dialect = Dialects.of(connection);
      Schema before = Schema.EMPTY;
      for (Operation operation : SchemaDiff.between(Schema.EMPTY, schema).operations()) {
        Schema now = before;
        for (Statement statement : dialect.compile(operation, () -> now)) {
          statement.send(connection);
        }
        before = operation.apply(before);
      }
    }
  }

  private static Schema inspect(TestDatabase database) throws SQLException {
    try (Connection connection = database.connect()) {
      return Dialects.of(connection).inspect(connection, Scope.CURRENT_SCHEMA);
    }
  }

  @OnBothDatabases
  void jsonHoldsEveryPart(TestDatabase database) throws Exception {
    Project project = Project.on(database, folder);
    database.execute(
        "CREATE TABLE clients (id integer PRIMARY KEY, name varchar(50) NOT NULL DEFAULT 'x')");

    String json = project.run("inspect", "--json").succeeds().out();

    assertThat(json)
        .contains("\"kind\" : \"table\"", "\"name\" : \"clients\"", "\"type\" : \"varchar(50)\"")
        .contains(
            "\"nullable\" : false", "\"defaultValue\" : \"'x'\"", "\"kind\" : \"primary key\"");
  }

  @Test
  void jsonHoldsTheCommentOfTheConnectionsSchema() throws Exception {
    try (TestPostgres database = TestPostgres.create()) {
      database.execute("COMMENT ON SCHEMA public IS 'ours'");

      assertThat(Project.on(database, folder).run("inspect", "--json").succeeds().out())
          .contains("\"kind\" : \"schema comment\"", "\"comment\" : \"ours\"");
    }
  }

  @OnBothDatabases
  void mermaidTellsKeysAndHowManyReferToHowMany(TestDatabase database) throws Exception {
    Project project = Project.on(database, folder);
    database.execute(
        """
        CREATE TABLE clients (id integer PRIMARY KEY);
        CREATE TABLE invoices (
          id integer PRIMARY KEY,
          client_id integer NOT NULL REFERENCES clients (id),
          replaces integer UNIQUE REFERENCES invoices (id)
        );
        """);

    String mermaid = project.run("inspect", "--format", "mermaid").succeeds().out();

    assertThat(mermaid)
        .startsWith("erDiagram\n")
        .contains(" client_id FK\n", " replaces FK, UK\n")
        .contains("\"clients\" ||--o{ \"invoices\" : \"client_id\"")
        .contains("\"invoices\" |o--o| \"invoices\" : \"replaces\"");
  }

  @OnBothDatabases
  void thePictureHasABoxForEachTableAndALineForEachKey(TestDatabase database) throws Exception {
    Project project = Project.on(database, folder);
    database.execute(
        """
        CREATE TABLE "a <b> & c" (id integer PRIMARY KEY);
        CREATE TABLE d (id integer PRIMARY KEY, a integer REFERENCES "a <b> & c" (id));
        """);

    Document svg = parsed(project.run("inspect", "--format", "svg").succeeds().out());

    assertThat(svg.getDocumentElement().getTagName()).isEqualTo("svg");
    assertThat(project.run("inspect", "--format", "svg").succeeds().out())
        .contains("data-name=\"a &lt;b&gt; &amp; c\"", "data-from=\"d\"");
  }

  @OnBothDatabases
  void thePageNeedsNothingElse(TestDatabase database) throws Exception {
    Project project = Project.on(database, folder);
    database.execute("CREATE TABLE clients (id integer PRIMARY KEY, full_name varchar(50))");

    String html = project.run("inspect", "--format", "html").succeeds().out();

    assertThat(html)
        .startsWith("<!doctype html>")
        .contains("1 table<", "data-words=\"clients id full_name\"", "<svg class=\"schema\"")
        .doesNotContain("{{", "src=", "http-equiv=\"refresh\"");
  }

  @OnBothDatabases
  void anEmptySchemaIsSaid(TestDatabase database) {
    Project project = Project.on(database, folder);
    project.run("ensure_version").succeeds();

    assertThat(project.run("inspect").succeeds().err()).contains("nothing in it");
    parsed(project.run("inspect", "--format", "svg").succeeds().out());
  }

  @OnBothDatabases
  void aPasswordIsInNoPicture(TestDatabase database) {
    Project project = Project.empty(folder);
    String url = database.databaseUrl();
    if (database instanceof TestPostgres) {
      url = url.replaceFirst("://([^:@/]+)(:[^@]*)?@", "://$1:s3cr3t-word@");
    }

    assertThat(project.run("inspect", url, "--format", "html").out()).doesNotContain("s3cr3t-word");
  }

  private static Document parsed(String xml) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(xml)));
    } catch (Exception e) {
      throw new AssertionError(xml, e);
    }
  }
}

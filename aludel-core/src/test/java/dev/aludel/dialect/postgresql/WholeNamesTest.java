package dev.aludel.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.dialect.Scope;
import dev.aludel.dialect.Statement;
import dev.aludel.diff.Renames;
import dev.aludel.diff.SchemaDiff;
import dev.aludel.operation.AddColumn;
import dev.aludel.operation.BulkInsert;
import dev.aludel.operation.CreateTable;
import dev.aludel.operation.DropObject;
import dev.aludel.operation.Operation;
import dev.aludel.operation.RenameObject;
import dev.aludel.schema.Column;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import dev.aludel.testing.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Names of the connection's own schema that the server has itself, whatever that schema is. */
class WholeNamesTest {

  private static final QualifiedName CLASSES = QualifiedName.of("pg_class");

  private static final Table TABLE =
      Table.of(CLASSES, List.of(Column.of("id", Type.Scalar.INTEGER).notNull()));

  private static final String OBJECTS =
      """
      CREATE TYPE box AS (w integer, h integer);
      CREATE TYPE point AS ENUM ('north', 'south');
      CREATE FUNCTION lower(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT upper($1)';
      CREATE TABLE pg_class (id serial PRIMARY KEY, name text CHECK (tenant.lower(name) <> lower('x')),
        size tenant.box, way tenant.point DEFAULT 'north');
      CREATE INDEX low ON tenant.pg_class (tenant.lower(name));
      CREATE TABLE pupil (id integer REFERENCES tenant.pg_class, size tenant.box);
      CREATE VIEW pg_views AS SELECT tenant.lower(name) AS a, lower(name) AS b FROM tenant.pg_class;
      """;

  @Test
  void statementsSayTheSchemaOfTheConnectionWhereTheNameIsTheServersToo() throws SQLException {
    try (TestPostgres db = TestPostgres.create();
        Connection connection = db.connect()) {
      db.execute("CREATE SCHEMA tenant");
      connection.setSchema("tenant");
      Dialect dialect = Dialects.of(connection);

      assertThat(sql(dialect, new AddColumn(CLASSES, Column.of("a", Type.Scalar.TEXT))))
          .containsExactly("ALTER TABLE \"tenant\".\"pg_class\" ADD COLUMN \"a\" text");
      assertThat(sql(dialect, rename("pg_class", "classes")))
          .containsExactly("ALTER TABLE \"tenant\".\"pg_class\" RENAME TO \"classes\"");
      assertThat(sql(dialect, rename("classes", "pg_class")))
          .containsExactly("ALTER TABLE \"classes\" RENAME TO \"pg_class\"");
      assertThat(sql(dialect, drop(ObjectKey.routine(ObjectKind.FUNCTION, "lower(text)"))))
          .containsExactly("DROP FUNCTION \"tenant\".\"lower\"(text)");
      assertThat(sql(dialect, drop(ObjectKey.of(ObjectKind.VIEW, QualifiedName.of("lower")))))
          .containsExactly("DROP VIEW \"lower\"");
      assertThat(sql(dialect, drop(ObjectKey.on(ObjectKind.POLICY, CLASSES, "own"))))
          .containsExactly("DROP POLICY \"own\" ON \"tenant\".\"pg_class\"");
      assertThat(dialect.quote(CLASSES)).isEqualTo("\"tenant\".\"pg_class\"");
    }
  }

  private static List<String> sql(Dialect dialect, Operation operation) {
    return Postgres.sql(dialect, operation, Schema.EMPTY);
  }

  private static Operation rename(String from, String to) {
    return new RenameObject(ObjectKind.TABLE, QualifiedName.of(from), QualifiedName.of(to));
  }

  private static Operation drop(ObjectKey key) {
    return new DropObject(key, Optional.empty());
  }

  @Test
  void aSchemaOfAnyNameComesFromNothingAndGoes() throws SQLException {
    try (TestPostgres from = TestPostgres.create();
        TestPostgres to = TestPostgres.create();
        Connection there = from.connect();
        Connection here = to.connect()) {
      from.execute("CREATE SCHEMA tenant; SET search_path = tenant; " + OBJECTS);
      to.execute("CREATE SCHEMA tenant");
      there.setSchema("tenant");
      here.setSchema("tenant");
      Schema wanted = Dialects.of(there).inspect(there, Scope.CURRENT_SCHEMA);
      assertThat(wanted.schemas()).isEmpty();
      Dialect dialect = Dialects.of(here);

      change(here, dialect, Schema.EMPTY, wanted);
      Schema made = dialect.inspect(here, Scope.CURRENT_SCHEMA);
      Postgres.assertSame("made", made, wanted);
      assertThat(difference(here, dialect, made, wanted)).isEmpty();

      change(here, dialect, made, Schema.EMPTY);
      assertThat(dialect.inspect(here, Scope.CURRENT_SCHEMA).objects()).isEmpty();
    }
  }

  private static List<Operation> difference(
      Connection connection, Dialect dialect, Schema from, Schema to) throws SQLException {
    return SchemaDiff.between(from, to, dialect.normalise(connection, to, from), Renames.NONE)
        .operations();
  }

  private static void change(Connection connection, Dialect dialect, Schema from, Schema to)
      throws SQLException {
    run(connection, dialect, from, difference(connection, dialect, from, to));
  }

  private static void run(
      Connection connection, Dialect dialect, Schema from, List<Operation> operations)
      throws SQLException {
    Schema schema = from;
    for (Operation operation : operations) {
      Schema before = schema;
      for (Statement statement : dialect.compile(operation, () -> before)) {
        statement.send(connection);
      }
      schema = operation.apply(schema);
    }
  }

  @Test
  void operationsByHandNameThemAsTheyNameAllOthers() throws SQLException {
    try (TestPostgres db = TestPostgres.create();
        Connection connection = db.connect()) {
      run(
          connection,
          Dialects.of(connection),
          Schema.EMPTY,
          List.of(
              new CreateTable(TABLE),
              new AddColumn(CLASSES, Column.of("name", Type.Scalar.TEXT)),
              new BulkInsert(CLASSES, List.of("id", "name"), List.of(List.of(1, "4b")))));

      assertThat(db.query("SELECT id, name FROM public.pg_class")).containsExactly("1|4b");
    }
  }

  @Test
  void whatIsTriedInARoomOfItsOwnIsNamedThere() throws SQLException {
    try (TestPostgres db = TestPostgres.create()) {
      String role = "visitor_of_" + db.name();
      db.execute(
          "CREATE ROLE %s LOGIN; GRANT CREATE ON DATABASE %s TO %1$s; CREATE TABLE pg_class (a int)"
              .formatted(role, db.name()));
      String url = db.url().replace("user=postgres", "user=" + role);
      try (Connection connection = DriverManager.getConnection(url)) {
        Dialect dialect = Dialects.of(connection);
        Column name = Column.of("name", Type.Scalar.TEXT);

        Schema made =
            dialect.rehearse(
                connection,
                Scope.CURRENT_SCHEMA,
                List.of(),
                work -> {
                  run(
                      work,
                      dialect,
                      Schema.EMPTY,
                      List.of(new CreateTable(TABLE), new AddColumn(CLASSES, name)));
                  try (var statement = work.createStatement()) {
                    statement.execute(
                        "CREATE FUNCTION lower(text) RETURNS text LANGUAGE sql AS 'SELECT $1';"
                            + " DO $$BEGIN EXECUTE format('CREATE VIEW v AS SELECT %I.lower(''a'')', current_schema()); END$$");
                  }
                });

        assertThat(made.requireTable(CLASSES).columns()).hasSize(2);
        assertThat(made.require(ObjectKind.VIEW, QualifiedName.of("v")).toString())
            .contains("public.lower(");
        assertThat(dialect.quote(CLASSES)).isEqualTo("\"public\".\"pg_class\"");
      }
      db.execute("REVOKE CREATE ON DATABASE %s FROM %s; DROP ROLE %2$s".formatted(db.name(), role));
    }
  }
}

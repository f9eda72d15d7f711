package dev.aludel.script;

import static dev.aludel.schema.Definitions.bigInteger;
import static dev.aludel.schema.Definitions.check;
import static dev.aludel.schema.Definitions.column;
import static dev.aludel.schema.Definitions.json;
import static dev.aludel.schema.Definitions.primaryKey;
import static dev.aludel.schema.Definitions.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.dialect.Scope;
import dev.aludel.dialect.Statement;
import dev.aludel.dialect.Transaction;
import dev.aludel.diff.Change;
import dev.aludel.operation.AddColumn;
import dev.aludel.operation.AddConstraint;
import dev.aludel.operation.AlterColumn;
import dev.aludel.operation.BulkInsert;
import dev.aludel.operation.ColumnChange;
import dev.aludel.operation.CreateTable;
import dev.aludel.operation.Execute;
import dev.aludel.operation.Operation;
import dev.aludel.operation.SqlText;
import dev.aludel.revision.Revision;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.TableElement;
import dev.aludel.schema.Type;
import dev.aludel.testing.Seeds;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestSqlite;
import dev.aludel.testing.schema.RandomSchemas;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Revisions as SQL, which do on both databases what their operations do. */
class SqlScriptWriterTest {

  private static final Schema BEFORE =
      Schema.of(
          List.of(
              TableElement.table(
                  QualifiedName.of("clients"), List.of(column("id", bigInteger()).notNull()))));

  private static String write(Schema before, Operation... operations) {
    return ScriptWriter.sql(
        ScriptDraft.of(
            Revision.of("2", "1").withMessage("a change"),
            before,
            Arrays.stream(operations).map(o -> new Change(o, List.of("Look at this."))).toList()));
  }

  @Test
  void whatIsTheSameEverywhereStandsInOneSection() {
    String script = write(BEFORE, new Execute(SqlText.of("SELECT 1"), List.of()));

    assertThat(script)
        .startsWith(
            """
            -- A change
            -- revision: 2
            -- down: 1

            -- upgrade
            -- Look at this.
            SELECT 1;

            -- There is no section downgrade, so this cannot be taken back.\
            """);
  }

  @Test
  void whatDiffersHasASectionForEachDialect() {
    String script =
        write(BEFORE, new AddColumn(QualifiedName.of("clients"), column("data", json())));

    assertThat(script)
        .contains(
            "-- upgrade: postgresql\n-- Look at this.\nALTER TABLE \"clients\" ADD COLUMN \"data\" jsonb;\n")
        .contains(
            "-- upgrade: sqlite\n-- Look at this.\nALTER TABLE \"clients\" ADD COLUMN \"data\" ")
        .contains("-- downgrade\n");
  }

  @Test
  void aColumnWithoutATypeIsSqlites() {
    Schema before =
        BEFORE.with(
            TableElement.table(
                QualifiedName.of("notes"), List.of(column("b", Type.Scalar.INTEGER))));
    QualifiedName notes = QualifiedName.of("notes");
    Type none = new Type.Sql("");

    for (Operation operation :
        List.of(
            new AlterColumn(
                notes,
                "b",
                List.of(new ColumnChange.SetType(none, Optional.empty())),
                Optional.empty()),
            new AddColumn(notes, column("c", none)),
            new CreateTable(
                TableElement.table(QualifiedName.of("others"), List.of(column("c", none)))))) {
      assertThat(write(before, operation))
          .contains("-- upgrade: sqlite\n", "-- Nothing for postgresql: Column ", " has no type.")
          .doesNotContain("-- upgrade: postgresql");
    }
  }

  @Test
  void valuesStandInTheText() {
    String script =
        write(
            BEFORE,
            new BulkInsert(
                QualifiedName.of("clients"),
                List.of("id"),
                List.of(List.of(1L), Arrays.asList((Object) null))),
            new BulkInsert(
                QualifiedName.of("what?"), List.of("a"), List.of(List.of("it's ? 'ä'"))));

    assertThat(script).contains("'it''s ? ''ä'''").contains("\"what?\"").contains("NULL");
    assertThat(script).contains("DELETE FROM");
  }

  @Test
  void anEmptyRevisionHasEmptySections() {
    assertThat(ScriptWriter.sql(ScriptDraft.empty(Revision.of("1").withMessage("first"))))
        .isEqualTo("-- First\n-- revision: 1\n\n-- upgrade\n\n-- downgrade\n");
  }

  @Test
  void anOperationWithAColumnOfTextRunsOnBoth() throws Exception {
    roundTrip(
        BEFORE,
        List.of(
            new AddColumn(
                QualifiedName.of("clients"), column("note", text()).comment("it's; -- 'x'"))));
  }

  @Test
  void aScriptDoesWhatItsOperationsDoAndTakesItBack() {
    Seeds.tryEach(
        Integer.getInteger("aludel.scripts", 3),
        random -> {
          Schema schema = RandomSchemas.schema(random);
          roundTrip(Schema.EMPTY, RandomSchemas.creation(schema));
          roundTrip(schema, RandomSchemas.changes(schema, random));
        });
  }

  @Test
  void rebuildingATableOnSqliteKeepsTheRowsThatReferToIt() throws Exception {
    QualifiedName parents = QualifiedName.of("parents");
    Schema before =
        Schema.of(
            List.of(
                TableElement.table(
                    parents,
                    List.of(column("id", bigInteger()).notNull(), primaryKey("id").named("p")))));
    String text =
        ScriptWriter.sql(
            ScriptDraft.of(
                Revision.of("1"),
                before,
                List.of(
                    new Change(
                        new AddConstraint(parents, check("id > 0").named("positive")),
                        List.of()))));
    Dialect sqlite = Dialects.named("sqlite");
    try (TestDatabase database = TestSqlite.create();
        Connection connection = database.connect()) {
      run(sqlite, connection, RandomSchemas.creation(before));
      for (String sql :
          List.of(
              "PRAGMA foreign_keys = ON",
              "CREATE TABLE children (parent integer REFERENCES parents ON DELETE CASCADE)",
              "INSERT INTO parents VALUES (1)",
              "INSERT INTO children VALUES (1)")) {
        execute(connection, Statement.of(sql));
      }

      run(sqlite, connection, ScriptFiles.operations(load(text).upgrade(sqlite)));

      assertThat(database.query("SELECT parent FROM children")).containsExactly("1");
      assertThat(inspect(sqlite, connection).requireTable(parents).constraint("positive"))
          .isPresent();
    }
  }

  /**
   * In SQLite only an integer primary key numbers itself. An operation that runs there after the
   * key was dropped cannot see that its column was numbered; a script, which was written from the
   * model, still knows it.
   */
  private static Schema withoutNumbering(Schema schema) {
    return schema.withEachTable(
        table ->
            table.withColumns(
                table.columns().stream()
                    .map(
                        column ->
                            column.type() == Type.Scalar.SMALL_INTEGER
                                    || column.type() == Type.Scalar.INTEGER
                                    || column.type() == Type.Scalar.BIG_INTEGER
                                ? column.withIdentity(Optional.empty()).ofType(bigInteger())
                                : column)
                    .toList()));
  }

  private static void roundTrip(Schema before, List<Operation> operations) throws Exception {
    ScriptDraft draft =
        ScriptDraft.of(
            Revision.of("1"),
            before,
            operations.stream().map(o -> new Change(o, List.of())).toList());
    Script script = load(ScriptWriter.sql(draft));
    try (Stream<TestDatabase> databases = TestDatabase.both()) {
      for (TestDatabase database : databases.toList()) {
        try (database;
            TestDatabase other = sibling(database);
            Connection byScript = database.connect();
            Connection byOperation = other.connect()) {
          Dialect dialect = Dialects.of(byScript);
          run(dialect, byScript, RandomSchemas.creation(before));
          run(dialect, byOperation, RandomSchemas.creation(before));
          Schema start = inspect(dialect, byScript);

          run(dialect, byScript, ScriptFiles.operations(script.upgrade(dialect)));
          run(dialect, byOperation, operations);
          assertThat(inspect(dialect, byScript)).isEqualTo(inspect(dialect, byOperation));

          run(dialect, byScript, ScriptFiles.operations(script.downgrade(dialect)));
          run(dialect, byOperation, Operation.inverseOf(before, operations));
          assertThat(withoutNumbering(inspect(dialect, byScript)))
              .isEqualTo(withoutNumbering(inspect(dialect, byOperation)));
          assertThat(inspect(dialect, byScript).tables()).hasSameSizeAs(start.tables());
        }
      }
    }
  }

  private static TestDatabase sibling(TestDatabase database) {
    return TestDatabase.both().filter(d -> sameKind(d, database)).findFirst().orElseThrow();
  }

  private static boolean sameKind(TestDatabase one, TestDatabase other) {
    boolean same = one.getClass() == other.getClass();
    if (!same) {
      one.close();
    }
    return same;
  }

  private static Script load(String text) {
    ScriptText source =
        new ScriptText(
            "1.sql", () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    return new SqlScript(SqlHeaderReader.read("1.sql", text, true).orElseThrow(), source);
  }

  private static Schema inspect(Dialect dialect, Connection connection) throws SQLException {
    return dialect.inspect(connection, Scope.CURRENT_SCHEMA);
  }

  private static void run(Dialect dialect, Connection connection, List<Operation> operations)
      throws SQLException {
    List<String> ran = new ArrayList<>();
    try (Transaction transaction = dialect.begin(connection, "aludel_version", operations)) {
      for (Operation operation : operations) {
        for (Statement statement : dialect.compile(operation, () -> now(dialect, connection))) {
          ran.add(statement.sql());
          execute(connection, statement);
        }
      }
      transaction.commit();
    } catch (SQLException e) {
      throw new SQLException(e.getMessage() + "\n" + String.join("\n", ran), e);
    }
  }

  private static Schema now(Dialect dialect, Connection connection) {
    try {
      return inspect(dialect, connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(Connection connection, Statement statement) throws SQLException {
    if (statement.parameters().isEmpty()) {
      try (java.sql.Statement plain = connection.createStatement()) {
        plain.execute(statement.sql());
      }
      return;
    }
    try (PreparedStatement prepared = connection.prepareStatement(statement.sql())) {
      int index = 1;
      for (Object value : statement.parameters()) {
        prepared.setObject(index++, value);
      }
      prepared.execute();
    }
  }
}

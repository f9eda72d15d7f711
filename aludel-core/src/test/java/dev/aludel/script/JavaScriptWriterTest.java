package dev.aludel.script;

import static dev.aludel.schema.Definitions.CASCADE;
import static dev.aludel.schema.Definitions.bigInteger;
import static dev.aludel.schema.Definitions.bool;
import static dev.aludel.schema.Definitions.byDefault;
import static dev.aludel.schema.Definitions.check;
import static dev.aludel.schema.Definitions.column;
import static dev.aludel.schema.Definitions.currentTimestamp;
import static dev.aludel.schema.Definitions.decimal;
import static dev.aludel.schema.Definitions.foreignKey;
import static dev.aludel.schema.Definitions.index;
import static dev.aludel.schema.Definitions.key;
import static dev.aludel.schema.Definitions.primaryKey;
import static dev.aludel.schema.Definitions.sql;
import static dev.aludel.schema.Definitions.string;
import static dev.aludel.schema.Definitions.text;
import static dev.aludel.schema.Definitions.timestampWithTimeZone;
import static dev.aludel.schema.Definitions.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.dialect.Limits;
import dev.aludel.diff.Change;
import dev.aludel.operation.AddColumn;
import dev.aludel.operation.CreateTable;
import dev.aludel.operation.DropTable;
import dev.aludel.operation.Execute;
import dev.aludel.operation.Operation;
import dev.aludel.operation.Operations;
import dev.aludel.operation.RunJava;
import dev.aludel.operation.SqlText;
import dev.aludel.revision.Revision;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.TableElement;
import dev.aludel.testing.Seeds;
import dev.aludel.testing.schema.RandomSchemas;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Revisions as Java source. */
class JavaScriptWriterTest {

  private static final Revision REVISION =
      Revision.of("3f2a9c41d0b7", "a9d0008eea5f")
          .withMessage("add is_archived to clients")
          .withCreated(Instant.parse("2026-11-21T04:08:00.123Z"));

  private static final ScriptLoader LOADER =
      new ScriptLoader(
          ScriptEnvironment.standard(),
          new ScriptCompiler(ScriptEnvironment.standard().withoutCache()));

  private static Schema schema(TableElement... elements) {
    return Schema.of(List.of(TableElement.table(QualifiedName.of("clients"), List.of(elements))));
  }

  private static Change change(Operation operation, String... notes) {
    return new Change(operation, List.of(notes));
  }

  private static String write(ScriptDraft draft) {
    return JavaScriptWriter.write(draft, "R1_x");
  }

  /** What the written script asks for when it runs. */
  private static List<Operation> run(String source, boolean upgrade) {
    ScriptHeader header =
        JavaHeaderReader.read("R1_x.java", "R1_x.java", source, true).orElseThrow();
    JavaSourceScript script =
        new JavaSourceScript(
            header,
            new ScriptText(
                "R1_x.java",
                () ->
                    new java.io.ByteArrayInputStream(
                        source.getBytes(java.nio.charset.StandardCharsets.UTF_8))),
            LOADER);
    Dialect sqlite = Dialects.named("sqlite");
    return ScriptFiles.operations(upgrade ? script.upgrade(sqlite) : script.downgrade(sqlite));
  }

  private static List<Operation> asWritten(List<Operation> operations) {
    return operations.stream()
        .flatMap(operation -> RandomOperations.asWritten(operation).stream())
        .toList();
  }

  @Test
  void aRevisionAsAPersonWouldWriteIt() {
    ScriptDraft draft =
        ScriptDraft.of(
            REVISION,
            schema(column("id", bigInteger())),
            List.of(
                change(
                    new AddColumn(
                        QualifiedName.of("clients"),
                        column("is_archived", bool()).notNull().defaultsTo(false)))));

    assertThat(write(draft))
        .isEqualTo(
            """
            import static dev.aludel.schema.Definitions.*;

            import dev.aludel.operation.Operations;
            import dev.aludel.script.Migration;
            import dev.aludel.script.Revision;

            /** Add is_archived to clients. */
            @Revision(id = "3f2a9c41d0b7", down = "a9d0008eea5f", created = "2026-11-21T04:08:00Z")
            public class R1_x extends Migration {

              @Override
              public void upgrade(Operations op) {
                op.addColumn("clients", column("is_archived", bool()).notNull().defaultsTo(false));
              }

              @Override
              public void downgrade(Operations op) {
                op.dropColumn("clients", "is_archived");
              }
            }
            """);
  }

  @Test
  void anEmptyRevision() {
    assertThat(write(ScriptDraft.empty(Revision.of("1"))))
        .isEqualTo(
            """
            import dev.aludel.operation.Operations;
            import dev.aludel.script.Migration;
            import dev.aludel.script.Revision;

            @Revision(id = "1")
            public class R1_x extends Migration {

              @Override
              public void upgrade(Operations op) {}

              @Override
              public void downgrade(Operations op) {}
            }
            """);
  }

  @Test
  void aTableWithOneElementALine() {
    ScriptDraft draft =
        ScriptDraft.of(
            Revision.of("1"),
            Schema.EMPTY,
            List.of(
                change(
                    new CreateTable(
                        TableElement.table(
                            QualifiedName.of("billing", "clients"),
                            List.of(
                                    column("id", bigInteger()).identity(byDefault()),
                                    column("name", string(255)).notNull(),
                                    column("balance", decimal(12, 2))
                                        .notNull()
                                        .defaultsTo(new java.math.BigDecimal("0.50"))
                                        .comment(
                                            "What the client owes us, in the currency of the account."),
                                    column("created_at", timestampWithTimeZone())
                                        .notNull()
                                        .defaultsTo(currentTimestamp()),
                                    primaryKey("id").named("clients_pkey"),
                                    unique("name").named("clients_name_key"),
                                    foreignKey("user_id")
                                        .references("users", "id")
                                        .named("clients_user_id_fkey")
                                        .onDelete(CASCADE),
                                    check("balance >= 0").named("clients_balance_check"),
                                    index(key(sql("lower(name)")), key("created_at").desc())
                                        .named("clients_idx"))
                                .stream()
                                .filter(
                                    element -> !(element instanceof dev.aludel.schema.ForeignKey))
                                .toList())))));

    assertThat(write(draft))
        .contains(
            """
                op.createTable(
                    "billing.clients",
                    column("id", bigInteger()).identity(byDefault()),
                    column("name", string(255)).notNull(),
                    column("balance", decimal(12, 2))
                        .notNull()
                        .defaultsTo(new BigDecimal("0.5"))
                        .comment("What the client owes us, in the currency of the account."),
                    column("created_at", timestampWithTimeZone()).notNull().defaultsTo(currentTimestamp()),
                    primaryKey("id").named("clients_pkey"),
                    unique("name").named("clients_name_key"),
                    check("balance >= 0").named("clients_balance_check"),
                    index(key(sql("lower(name)")), key("created_at").desc()).named("clients_idx"));
            """)
        .contains("    op.dropTable(\"billing.clients\");\n")
        .contains("import java.math.BigDecimal;\n");
  }

  @Test
  void notesStandAboveWhatTheyAreAbout() {
    ScriptDraft draft =
        ScriptDraft.of(
            Revision.of("1"),
            schema(column("id", bigInteger())),
            List.of(
                change(
                    new DropTable(QualifiedName.of("clients"), Optional.empty()),
                    "Drops the rows of clients. The downgrade creates the table again without them, and no one can help you after that.",
                    "Path C:\\users.")));

    String source = write(draft);

    assertThat(source)
        .contains(
            """
                // Drops the rows of clients. The downgrade creates the table again without them, and no one can
                // help you after that.
                // Path C:\\\\users.
                op.dropTable("clients");
            """);
    assertThat(run(source, true)).hasSize(1);
  }

  @Test
  void sqlOfSeveralLinesIsATextBlock() {
    ScriptDraft draft =
        ScriptDraft.of(
            Revision.of("1"),
            Schema.EMPTY,
            List.of(
                change(
                    new Execute(
                        SqlText.of("UPDATE clients\n  SET name = 'x'\n\nWHERE \"id\" = ?"),
                        List.of(1L)))));

    assertThat(write(draft))
        .contains(
            """
                op.execute(
                    \"""
                    UPDATE clients
                      SET name = 'x'

                    WHERE "id" = ?\""",
                    1L);
            """);
  }

  @Test
  void whatCannotBeUndoneSaysSoWhenItIsAskedTo() {
    ScriptDraft draft =
        ScriptDraft.of(
            Revision.of("1"),
            schema(column("id", bigInteger())),
            List.of(
                change(new AddColumn(QualifiedName.of("clients"), column("note", text()))),
                change(new Execute(SqlText.of("UPDATE clients SET note = ''"), List.of()))));

    String source = write(draft);

    assertThat(source)
        .contains(
            """
              public void downgrade(Operations op) {
                // Nothing is known to undo: execute UPDATE clients SET note = ''

                op.dropColumn("clients", "note");
                throw irreversible(
            """);
    assertThatThrownBy(() -> run(source, false))
        .isInstanceOf(IrreversibleScriptException.class)
        .hasMessageContaining("Revision 1 (R1_x.java) cannot be downgraded")
        .hasMessageContaining("UPDATE clients SET note = ''");
  }

  @Test
  void everythingInTheHeader() {
    Revision revision =
        Revision.of("m", "a9d0008eea5f", "b9d0008eea5f")
            .withMessage(
                "Merge @both* <sides> & {@code all} */ C:\\users, with words enough to fill more than one line of it")
            .withDependsOn("c9d0008eea5f")
            .withLabels("billing", "Zürich")
            .withReplaces("x")
            .withCreated(Instant.parse("2026-11-21T04:08:00Z"))
            .withSource("R1_x.java");
    ScriptDraft draft =
        ScriptDraft.empty(revision)
            .withSettings(
                new RunSettings(
                    Limits.NONE
                        .withLock(Duration.ofMillis(1500))
                        .withStatement(Duration.ofHours(1))
                        .withIdle(Duration.ofMinutes(10)),
                    OptionalInt.of(3),
                    false))
            .inZone(ZoneId.of("Europe/Zurich"));

    String source = write(draft);

    assertThat(source)
        .contains(
            """
            @Revision(
                id = "m",
                down = {"a9d0008eea5f", "b9d0008eea5f"},
                dependsOn = "c9d0008eea5f",
                labels = {"billing", "Zürich"},
                replaces = "x",
                created = "2026-11-21T05:08:00+01:00",
                lockTimeout = "1500ms",
                lockRetries = "3",
                statementTimeout = "1h",
                idleInTransactionTimeout = "10min",
                transaction = "none")
            """);
    ScriptHeader read = JavaHeaderReader.read("R1_x.java", "R1_x.java", source, true).orElseThrow();
    assertThat(read.revision()).isEqualTo(revision);
    assertThat(read.settings()).isEqualTo(draft.settings());
    assertThat(run(source, true)).isEmpty();
  }

  @Test
  void codeCannotBeWritten() {
    ScriptDraft draft =
        ScriptDraft.of(
            Revision.of("1"), Schema.EMPTY, List.of(change(new RunJava("fill", c -> {}))));

    assertThatThrownBy(() -> write(draft))
        .isInstanceOf(UnwritableException.class)
        .hasMessageContaining("'run fill' is code");
  }

  @Test
  void aThousandTablesAreMoreThanOneMethodHolds() {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      List<TableElement> elements = new ArrayList<>();
      for (int j = 0; j < 20; j++) {
        elements.add(column("column_" + j, string(255)).notNull().comment("c"));
      }
      changes.add(
          change(new CreateTable(TableElement.table(QualifiedName.of("table_" + i), elements))));
    }
    ScriptDraft draft = ScriptDraft.of(Revision.of("1"), Schema.EMPTY, changes);

    String source = write(draft);

    assertThat(source).contains("    upgrade2(op);\n");
    assertThat(run(source, true)).isEqualTo(draft.operations());
    assertThat(run(source, false)).hasSize(1000);
  }

  @Test
  void aTextLongerThanAConstantMayBe() {
    String value = "x😀".repeat(40_000);
    ScriptDraft draft =
        ScriptDraft.of(
            Revision.of("1"),
            Schema.EMPTY,
            List.of(change(new Execute(SqlText.of("SELECT ?"), List.of(value)))));

    assertThat(run(write(draft), true)).isEqualTo(draft.operations());
  }

  @Test
  void everyKindOfOperationIsAmongTheRandomOnes() {
    List<Class<?>> kinds = new ArrayList<>(Arrays.asList(Operation.class.getPermittedSubclasses()));
    kinds.remove(RunJava.class);

    assertThat(new RandomOperations(new Random(1)).oneOfEach())
        .extracting(Object::getClass)
        .containsExactlyInAnyOrderElementsOf(kinds);
  }

  @Test
  void whatIsWrittenRunsAsTheSameOperations() {
    Seeds.tryEach(
        6,
        random -> {
          RandomOperations generated = new RandomOperations(random);
          List<Operation> operations = new ArrayList<>();
          for (int i = 0; i < 5; i++) {
            operations.addAll(generated.oneOfEach());
          }
          JavaVocabulary words = new JavaVocabulary();
          JavaBody body = new JavaBody(words);
          words.type(Operations.class);
          words.type(Migration.class);
          words.type(dev.aludel.script.Revision.class);
          operations.forEach(operation -> body.add(operation, List.of(operation.describe())));
          String source =
              words.imports()
                  + "@Revision(id = \"1\") public class R1_x extends Migration {\n"
                  + body.method("upgrade")
                  + "public void downgrade(Operations op) {}}";

          assertThat(run(source, true)).isEqualTo(asWritten(operations));
        });
  }

  @Test
  void bothWaysOfARevisionAreThoseThatWereAskedFor() {
    Seeds.tryEach(
        10,
        random -> {
          Schema before = RandomSchemas.schema(random);
          List<Operation> operations =
              new ArrayList<>(RandomSchemas.creation(RandomSchemas.schema(random)));
          Schema start = Schema.EMPTY;
          if (random.nextBoolean()) {
            operations.clear();
            operations.addAll(RandomSchemas.changes(before, random));
            start = before;
          }
          ScriptDraft draft =
              ScriptDraft.of(
                  REVISION,
                  start,
                  operations.stream()
                      .map(JavaScriptWriterTest::change)
                      .collect(Collectors.toList()));

          String source = write(draft);

          assertThat(run(source, true)).isEqualTo(asWritten(operations));
          Schema after = Operation.applyAll(start, run(source, true));
          assertThat(after).isEqualTo(Operation.applyAll(start, operations));
          assertThat(run(source, false))
              .isEqualTo(asWritten(Operation.inverseOf(start, operations)));
          assertThat(source.lines().filter(line -> line.length() > 100 && !line.contains("\"")))
              .isEmpty();
        });
  }
}

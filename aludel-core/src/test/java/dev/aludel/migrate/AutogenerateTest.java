package dev.aludel.migrate;

import static dev.aludel.schema.Definitions.CASCADE;
import static dev.aludel.schema.Definitions.bigInteger;
import static dev.aludel.schema.Definitions.bool;
import static dev.aludel.schema.Definitions.byDefault;
import static dev.aludel.schema.Definitions.check;
import static dev.aludel.schema.Definitions.column;
import static dev.aludel.schema.Definitions.comment;
import static dev.aludel.schema.Definitions.currentTimestamp;
import static dev.aludel.schema.Definitions.decimal;
import static dev.aludel.schema.Definitions.enumeration;
import static dev.aludel.schema.Definitions.foreignKey;
import static dev.aludel.schema.Definitions.generatedUuid;
import static dev.aludel.schema.Definitions.index;
import static dev.aludel.schema.Definitions.json;
import static dev.aludel.schema.Definitions.primaryKey;
import static dev.aludel.schema.Definitions.string;
import static dev.aludel.schema.Definitions.text;
import static dev.aludel.schema.Definitions.timestampWithTimeZone;
import static dev.aludel.schema.Definitions.unique;
import static dev.aludel.schema.Definitions.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.Aludel;
import dev.aludel.AludelConfig;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableElement;
import dev.aludel.script.ScriptDirectory;
import dev.aludel.script.ScriptFormat;
import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way from a model to a revision, and from the revision to the model's database. */
class AutogenerateTest {

  private static final EnumType STATUS =
      EnumType.of(QualifiedName.of("invoice_status"), List.of("DRAFT", "SENT", "PAID"));

  private static final Table CLIENTS =
      TableElement.table(
          QualifiedName.of("clients"),
          List.of(
              column("id", bigInteger()).identity(byDefault()),
              column("email", string(255)).notNull().comment("Where invoices go."),
              column("is_active", bool()).notNull().defaultsTo(true),
              column("settings", json()),
              primaryKey("id"),
              unique("email"),
              comment("Who we work for.")));

  private static final Table INVOICES =
      TableElement.table(
          QualifiedName.of("invoices"),
          List.of(
              column("id", uuid()).notNull().defaultsTo(generatedUuid()),
              column("client_id", bigInteger()).notNull(),
              column("status", enumeration("invoice_status", "DRAFT", "SENT", "PAID"))
                  .notNull()
                  .defaultsTo("DRAFT"),
              column("total", decimal(15, 2)).notNull().defaultsTo(0),
              column("created_at", timestampWithTimeZone())
                  .notNull()
                  .defaultsTo(currentTimestamp()),
              primaryKey("id"),
              foreignKey("client_id").references("clients", "id").onDelete(CASCADE),
              check("total >= 0"),
              index("client_id", "created_at")));

  private static final Schema MODEL = Schema.of(List.of(STATUS, CLIENTS, INVOICES));

  @TempDir Path versions;
  @TempDir Path folder;

  @OnBothDatabases
  void theRevisionMakesTheModelAndItsWayBackNothing(TestDatabase database) throws Exception {
    for (ScriptFormat format : ScriptFormat.values()) {
      Aludel aludel = aludel(database, MODEL);

      Path file = generate(aludel, NewRevision.of("first tables").in(format)).orElseThrow();
      aludel.upgrade("head");
      assertThat(aludel.check().describe()).isEmpty();
      assertThat(generate(aludel, NewRevision.of("nothing").in(format))).isEmpty();

      aludel.downgrade("base");
      assertThat(aludel.stamp("head").isEmpty()).isFalse();
      assertThat(aludel.check().describe())
          .as("the way back leaves nothing behind")
          .hasSizeGreaterThanOrEqualTo(2)
          .allMatch(line -> line.startsWith("+"));
      aludel.stamp("base");
      Files.delete(file);
    }
  }

  @OnBothDatabases
  void aChangeOfTheModelIsARevisionUpAndDown(TestDatabase database) throws Exception {
    Aludel before = aludel(database, MODEL);
    generate(before, NewRevision.of("first tables"));
    before.upgrade("head");
    Schema changed =
        MODEL.withTable(
            CLIENTS.name(),
            table ->
                table.withColumns(
                    Stream.concat(
                            table.columns().stream(),
                            Stream.of(column("is_archived", bool()).notNull().defaultsTo(false)))
                        .toList()));
    Aludel after = aludel(database, changed);

    Path file = generate(after, NewRevision.of("add is_archived to clients")).orElseThrow();

    assertThat(Files.readString(file))
        .contains(
            """
              @Override
              public void upgrade(Operations op) {
                op.addColumn("clients", column("is_archived", bool()).notNull().defaultsTo(false));
              }

              @Override
              public void downgrade(Operations op) {
                op.dropColumn("clients", "is_archived");
              }
            """
                .indent(0));
    after.upgrade("head");
    assertThat(after.check().describe()).isEmpty();
    after.downgrade("-1");
    assertThat(before.current().rows()).hasSize(1);
  }

  @Test
  void whatWasGeneratedOnOneDatabaseIsRightOnTheOther() throws Exception {
    try (TestDatabase sqlite = TestSqlite.create();
        TestDatabase postgres = TestPostgres.create()) {
      generate(aludel(sqlite, MODEL), NewRevision.of("first tables"));

      aludel(postgres, MODEL).upgrade("head");
      assertThat(aludel(postgres, MODEL).check().describe()).isEmpty();
      assertThat(
              postgres.query(
                  """
                  SELECT column_name, udt_name, is_identity FROM information_schema.columns
                  WHERE table_name IN ('clients', 'invoices') ORDER BY table_name, ordinal_position
                  """))
          .containsExactly(
              "id|int8|YES",
              "email|varchar|NO",
              "is_active|bool|NO",
              "settings|jsonb|NO",
              "id|uuid|NO",
              "client_id|int8|NO",
              "status|invoice_status|NO",
              "total|numeric|NO",
              "created_at|timestamptz|NO");
      assertThat(postgres.query("SELECT col_description('clients'::regclass, 2)"))
          .containsExactly("Where invoices go.");

      aludel(sqlite, MODEL).upgrade("head");
      assertThat(aludel(sqlite, MODEL).check().describe()).isEmpty();
    }
  }

  @Test
  void whatWasGeneratedOnPostgresqlIsRightOnSqlite() throws Exception {
    try (TestDatabase sqlite = TestSqlite.create();
        TestDatabase postgres = TestPostgres.create()) {
      generate(aludel(postgres, MODEL), NewRevision.of("first tables"));

      aludel(sqlite, MODEL).upgrade("head");

      assertThat(aludel(sqlite, MODEL).check().describe()).isEmpty();
    }
  }

  @OnBothDatabases
  void theSameModelGivesTheSameScript(TestDatabase database) throws Exception {
    Aludel aludel = aludel(database, MODEL);
    NewRevision wanted = NewRevision.of("first tables").withId("a1");
    Path first = generate(aludel, wanted).orElseThrow();
    String text = withoutDate(Files.readString(first));
    Files.delete(first);

    Path second = generate(aludel, wanted).orElseThrow();

    assertThat(withoutDate(Files.readString(second))).isEqualTo(text);
  }

  @OnBothDatabases
  void aDroppedCheckComesBackInTheWordsOfTheScriptThatMadeIt(TestDatabase database)
      throws Exception {
    String condition = "status IN ('a', 'b') OR total > 0";
    Table table =
        TableElement.table(
            QualifiedName.of("orders"),
            List.of(
                column("status", string(20)).notNull(),
                column("total", decimal(15, 2)).notNull().defaultsTo(0),
                check(condition).named("orders_check")));
    Schema before = Schema.of(List.of(table));
    Schema after = before.withTable(table.name(), was -> was.withConstraints(List.of()));
    for (ScriptFormat first : ScriptFormat.values()) {
      Path one = generate(aludel(database, before), NewRevision.of("one").in(first)).orElseThrow();
      aludel(database, before).upgrade("head");

      Path java = generate(aludel(database, after), NewRevision.of("two")).orElseThrow();
      assertThat(Files.readString(java)).contains("check(\"" + condition + "\"");
      Files.delete(java);

      Path sql =
          generate(aludel(database, after), NewRevision.of("two").in(ScriptFormat.SQL))
              .orElseThrow();
      assertThat(sqliteSections(Files.readString(sql)))
          .contains("CHECK (" + condition + ")")
          .doesNotContain("::");

      Files.delete(sql);
      aludel(database, before).downgrade("base");
      Files.delete(one);
    }
  }

  @Test
  void aTableWithRowsGetsANumberedKeyInOneRevision() throws Exception {
    Table plain =
        TableElement.table(
            QualifiedName.of("notes"), List.of(column("body", string(20)).notNull()));
    Table numbered =
        TableElement.table(
            plain.name(),
            List.of(
                column("id", bigInteger()).identity(byDefault()),
                column("body", string(20)).notNull(),
                primaryKey("id")));
    for (ScriptFormat format : ScriptFormat.values()) {
      try (TestDatabase sqlite = TestSqlite.create();
          TestDatabase postgres = TestPostgres.create()) {
        for (TestDatabase live : List.of(sqlite, postgres)) {
          Aludel before = aludel(live, Schema.of(List.of(plain)));
          Aludel after = aludel(live, Schema.of(List.of(numbered)));
          Path one = generate(before, NewRevision.of("one").in(format)).orElseThrow();
          before.upgrade("head");
          Path two = generate(after, NewRevision.of("two").in(format)).orElseThrow();
          for (TestDatabase database : List.of(sqlite, postgres)) {
            if (database != live) {
              aludel(database, Schema.EMPTY).upgrade("+1");
            }
            database.execute("INSERT INTO notes (body) VALUES ('a'), ('b')");
            aludel(database, Schema.EMPTY).upgrade("head");
            assertThat(aludel(database, Schema.of(List.of(numbered))).check().describe()).isEmpty();
            database.execute("INSERT INTO notes (body) VALUES ('c')");
            assertThat(database.query("SELECT id, body FROM notes ORDER BY id"))
                .containsExactly("1|a", "2|b", "3|c");
            aludel(database, Schema.EMPTY).downgrade("base");
          }
          Files.delete(one);
          Files.delete(two);
        }
      }
    }
  }

  @Test
  void aSerialColumnComesBackWithItsSequence() throws Exception {
    for (ScriptFormat format : ScriptFormat.values()) {
      try (TestPostgres database = TestPostgres.create()) {
        database.execute("CREATE TABLE notes (id serial PRIMARY KEY, turn smallserial, body text)");
        Aludel aludel = aludel(database, Schema.EMPTY);
        Schema before = aludel.schema();
        Path script = generate(aludel, NewRevision.of("none").in(format)).orElseThrow();

        aludel.upgrade("head");
        aludel.downgrade("base");

        assertThat(aludel.drift(before).describe()).isEmpty();
        database.execute("INSERT INTO notes (body) VALUES ('a')");
        assertThat(database.query("SELECT id, turn FROM notes")).containsExactly("1|1");
        Files.delete(script);
      }
    }
  }

  @OnBothDatabases
  void optionsOfATableCountOnlyWhereTheModelCanSayThem(TestDatabase database) throws Exception {
    String options = database instanceof TestSqlite ? "STRICT" : "WITH (fillfactor = 70)";
    database.execute("CREATE TABLE notes (body text NOT NULL) " + options);
    Table notes =
        TableElement.table(QualifiedName.of("notes"), List.of(column("body", text()).notNull()));
    Path silent =
        Files.writeString(folder.resolve("silent.sql"), "CREATE TABLE notes (body text NOT NULL);");
    Path same =
        Files.writeString(
            folder.resolve("same.sql"), "CREATE TABLE notes (body text NOT NULL) " + options + ";");

    assertThat(aludel(database, Schema.of(List.of(notes))).check().describe()).isEmpty();
    assertThat(aludel(database, new SqlFileModel(same)).check().describe()).isEmpty();
    assertThat(aludel(database, new SqlFileModel(silent)).check().describe())
        .singleElement()
        .asString()
        .startsWith("~ table notes: options");
  }

  private static String sqliteSections(String script) {
    return Stream.of(script.split("(?m)(?=^-- (?:up|down)grade)"))
        .filter(
            section ->
                section.startsWith("-- ")
                    && section.lines().findFirst().orElse("").endsWith(": sqlite"))
        .collect(Collectors.joining());
  }

  private static String withoutDate(String script) {
    return script.replaceAll("created = \"[^\"]*\"", "");
  }

  private static Optional<Path> generate(Aludel aludel, NewRevision wanted) {
    return aludel.revision(wanted, aludel.compare());
  }

  private Aludel aludel(TestDatabase database, Schema model) {
    return aludel(database, ModelSource.of(model));
  }

  private Aludel aludel(TestDatabase database, ModelSource model) {
    return Aludel.open(
        AludelConfig.of(database.dataSource()).scripts(ScriptDirectory.of(versions)).model(model));
  }
}

package dev.aludel.migrate;

import static dev.aludel.schema.Definitions.bigInteger;
import static dev.aludel.schema.Definitions.bool;
import static dev.aludel.schema.Definitions.byDefault;
import static dev.aludel.schema.Definitions.check;
import static dev.aludel.schema.Definitions.column;
import static dev.aludel.schema.Definitions.currentTimestamp;
import static dev.aludel.schema.Definitions.foreignKey;
import static dev.aludel.schema.Definitions.index;
import static dev.aludel.schema.Definitions.option;
import static dev.aludel.schema.Definitions.primaryKey;
import static dev.aludel.schema.Definitions.string;
import static dev.aludel.schema.Definitions.timestampWithTimeZone;
import static dev.aludel.schema.Definitions.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.Aludel;
import dev.aludel.AludelConfig;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableElement;
import dev.aludel.script.ScriptDirectory;
import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code check} and {@code revision --autogenerate} compare. */
class ComparisonTest {

  private static final Table CLIENTS =
      TableElement.table(
          QualifiedName.of("clients"),
          List.of(
              column("id", bigInteger()).identity(byDefault()),
              column("name", string(50)).notNull(),
              column("email", string(255)).notNull(),
              column("is_active", bool()).notNull().defaultsTo(true),
              column("created_at", timestampWithTimeZone())
                  .notNull()
                  .defaultsTo(currentTimestamp()),
              column("parent_id", bigInteger()),
              primaryKey("id"),
              unique("email"),
              check("length(name) > 0"),
              foreignKey("parent_id").references("clients", "id"),
              index("name", "created_at")));

  private static final String CREATE =
      """
      /** Create clients. */
      @Revision(id = "a1", created = "2026-11-21T04:08:00Z")
      public class Ra1_create_clients extends Migration {

        @Override
        public void upgrade(Operations op) {
          op.createTable(
              "clients",
              column("id", bigInteger()).identity(byDefault()),
              column("name", string(50)).notNull(),
              column("email", string(255)).notNull(),
              column("is_active", bool()).notNull().defaultsTo(true),
              column("created_at", timestampWithTimeZone()).notNull().defaultsTo(currentTimestamp()),
              column("parent_id", bigInteger()),
              primaryKey("id").named("clients_pkey"),
              unique("email").named("clients_email_key"),
              check("length(name) > 0").named("clients_name_check"),
              foreignKey("parent_id").references("clients", "id").named("clients_parent_id_fkey"),
              index("name", "created_at").named("clients_name_created_at_idx"));
        }

        @Override
        public void downgrade(Operations op) {
          op.dropTable("clients");
        }
      }
      """;

  @TempDir Path folder;

  @OnBothDatabases
  void aDatabaseJustMigratedFromTheModelShowsNoDifference(TestDatabase database) throws Exception {
    Aludel aludel = migrated(database, ModelSource.of(Schema.of(List.of(CLIENTS))));

    assertThat(aludel.check().describe()).isEmpty();
    assertThat(aludel.check().describe()).isEmpty();
  }

  @OnBothDatabases
  void aNewColumnIsADifference(TestDatabase database) throws Exception {
    Table wider =
        TableElement.table(
            CLIENTS.name(), List.of(column("phone", string(20)), column("id", bigInteger())));
    Table model =
        CLIENTS.withColumns(
            Stream.concat(CLIENTS.columns().stream(), wider.columns().stream().limit(1)).toList());
    Aludel aludel = migrated(database, ModelSource.of(Schema.of(List.of(model))));

    assertThat(aludel.check().describe()).singleElement().asString().contains("clients.phone");
  }

  @OnBothDatabases
  void anOptionThatNobodyKnowsStopsAModel(TestDatabase database) throws Exception {
    Table model =
        TableElement.table(
            CLIENTS.name(),
            List.of(column("id", bigInteger()), option("postgresql.unloged", "true")));
    Aludel aludel = migrated(database, ModelSource.of(Schema.of(List.of(model))));

    assertThatThrownBy(aludel::check)
        .hasMessage(
            "Table clients has the unknown option \"postgresql.unloged\". Did you mean \"postgresql.unlogged\"?");
  }

  @OnBothDatabases
  void aModelMayBeAFileOfSql(TestDatabase database) throws Exception {
    Path file = folder.resolve("schema.sql");
    Files.writeString(
        file,
        """
        CREATE TABLE notes (
          id integer NOT NULL CONSTRAINT notes_pkey PRIMARY KEY,
          body text -- what is in it
        );
        """);
    Path versions = Files.createDirectory(folder.resolve("versions"));
    Aludel aludel =
        Aludel.open(
            AludelConfig.of(database.dataSource())
                .scripts(ScriptDirectory.of(versions))
                .model(new SqlFileModel(file)));

    assertThat(aludel.check().describe()).singleElement().asString().startsWith("+ table notes");
    assertThatThrownBy(() -> database.query("SELECT * FROM notes"))
        .as("the file must leave nothing behind")
        .isInstanceOf(SQLException.class);
  }

  @OnBothDatabases
  void aFileMayHoldATransactionButNotGiveOneUp(TestDatabase database) throws Exception {
    Path file = folder.resolve("schema.sql");
    Files.writeString(file, "BEGIN;\nCREATE TABLE notes (id integer);\nCOMMIT;\n");
    Path versions = Files.createDirectory(folder.resolve("versions"));
    Aludel aludel =
        Aludel.open(
            AludelConfig.of(database.dataSource())
                .scripts(ScriptDirectory.of(versions))
                .model(new SqlFileModel(file)));

    assertThat(aludel.check().describe()).singleElement().asString().startsWith("+ table notes");
    assertThatThrownBy(() -> database.query("SELECT * FROM notes"))
        .as("the file must leave nothing behind")
        .isInstanceOf(SQLException.class);
    assertThat(aludel.check().describe()).hasSize(1);

    Files.writeString(file, "BEGIN;\nCREATE TABLE notes (id integer);\nROLLBACK;\n");
    assertThatThrownBy(aludel::check)
        .hasMessageContaining("schema.sql:3: 'ROLLBACK' takes back what the file says");
  }

  @Test
  void theSchemasThatAModelNamesAreMadeAndLookedAt() throws Exception {
    try (TestPostgres database = TestPostgres.create()) {
      Table order =
          TableElement.table(
              QualifiedName.of("billing", "orders"), List.of(column("name", string(9))));
      Aludel aludel = migrated(database, ModelSource.of(Schema.of(List.of(CLIENTS, order))));

      assertThat(aludel.check().describe())
          .hasSize(2)
          .contains("+ schema billing")
          .anyMatch(line -> line.startsWith("+ table billing.orders"));

      database.execute("CREATE SCHEMA billing; CREATE TABLE billing.orders (name varchar(9))");
      assertThat(aludel.check().describe()).isEmpty();
      database.execute("CREATE TABLE billing.more (id int)");
      assertThat(aludel.check().describe())
          .singleElement()
          .asString()
          .isEqualTo("- table billing.more");
    }
  }

  @OnBothDatabases
  void aMistakeInTheFileIsToldWithItsLine(TestDatabase database) throws Exception {
    Path file = folder.resolve("schema.sql");
    Files.writeString(file, "CREATE TABLE a (id integer);\n\nCREATE TABEL b (id integer);\n");
    Path versions = Files.createDirectory(folder.resolve("versions"));
    Aludel aludel =
        Aludel.open(
            AludelConfig.of(database.dataSource())
                .scripts(ScriptDirectory.of(versions))
                .model(new SqlFileModel(file)));

    assertThatThrownBy(aludel::check)
        .hasMessageContaining("schema.sql:3")
        .hasMessageContaining("CREATE TABEL");
  }

  @OnBothDatabases
  void aDatabaseThatIsBehindIsNotCompared(TestDatabase database) throws Exception {
    Path versions = Files.createDirectory(folder.resolve("versions"));
    Files.writeString(versions.resolve("Ra1_create_clients.java"), source());
    Aludel aludel =
        Aludel.open(
            AludelConfig.of(database.dataSource())
                .scripts(ScriptDirectory.of(versions))
                .model(ModelSource.of(Schema.of(List.of(CLIENTS)))));

    assertThatThrownBy(aludel::check).hasMessageStartingWith("Target database is not up to date.");
  }

  @OnBothDatabases
  void theRevisionsAloneCanBeComparedWithoutADatabase(TestDatabase database) throws Exception {
    Path versions = Files.createDirectory(folder.resolve("versions"));
    Files.writeString(versions.resolve("Ra1_create_clients.java"), source());
    String dialect = database.url().startsWith("jdbc:sqlite") ? "sqlite" : "postgresql";
    Aludel aludel =
        Aludel.open(
            AludelConfig.offline(dialect)
                .scripts(ScriptDirectory.of(versions))
                .model(ModelSource.of(Schema.of(List.of(CLIENTS)))));

    assertThat(aludel.compareReplayed().diff().describe()).isEmpty();
  }

  private Aludel migrated(TestDatabase database, ModelSource model) throws Exception {
    Path versions = Files.createDirectory(folder.resolve("versions"));
    Files.writeString(versions.resolve("Ra1_create_clients.java"), source());
    Aludel aludel =
        Aludel.open(
            AludelConfig.of(database.dataSource())
                .scripts(ScriptDirectory.of(versions))
                .model(model));
    aludel.upgrade("head");
    return aludel;
  }

  private static String source() {
    return """
        import static dev.aludel.schema.Definitions.*;

        import dev.aludel.operation.Operations;
        import dev.aludel.script.Migration;
        import dev.aludel.script.Revision;

        """
        + CREATE;
  }
}

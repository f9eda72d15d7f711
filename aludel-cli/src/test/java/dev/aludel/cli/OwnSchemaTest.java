package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A revision may say the schema that the connection works in, or leave it out. */
class OwnSchemaTest {

  @TempDir Path folder;

  @Test
  void aNameWithTheOwnSchemaIsTheSameWithoutIt() throws Exception {
    try (TestDatabase database = TestPostgres.create()) {
      Project project = Project.on(database, folder);
      write(project, "public");

      goesUpAndDown(project, database, "public");
    }
  }

  @Test
  void theOwnSchemaIsThatOfTheSearchPath() throws Exception {
    try (TestDatabase database = TestPostgres.create()) {
      database.execute("CREATE SCHEMA app");
      Project project = Project.on(database, folder).with("ALUDEL_SCHEMA", "app,public");
      write(project, "app");

      goesUpAndDown(project, database, "app");
    }
  }

  @Test
  void withoutADatabaseEachNameIsToBeSaidTheSameWayEachTime() throws Exception {
    try (TestDatabase database = TestPostgres.create()) {
      Project project = Project.on(database, folder);
      write(project, "public");

      String err = project.run("upgrade", "--sql", "base:head").ends(1).err();

      assertThat(err).contains("There is no table public.orders, but there is orders");
    }
  }

  private static void goesUpAndDown(Project project, TestDatabase database, String schema)
      throws Exception {
    project.run("upgrade", "head").succeeds();
    assertThat(
            database.query(
                "SELECT DISTINCT schemaname FROM pg_tables WHERE tablename IN ('people', 'orders', 'guests')"))
        .containsExactly(schema);
    assertThat(project.run("inspect", database.url()).succeeds().out())
        .contains(
            "CREATE TYPE \"mood\" AS ENUM ('glum', 'happy', 'wild');",
            "CREATE SEQUENCE \"counted\";",
            "CREATE TABLE \"people\"",
            "\"said\" text NOT NULL",
            "CREATE INDEX \"clients_said\" ON \"people\" (\"said\")",
            "FOREIGN KEY (\"client\") REFERENCES \"people\" (\"id\")",
            "COMMENT ON TABLE \"people\" IS 'who comes'",
            "CREATE VIEW \"names\"",
            "CREATE TABLE \"guests\" (\n  \"id\" integer,\n  \"name\" text\n)");
    project.run("downgrade", "base").succeeds();
    project.run("diff", database.url(), "empty").succeeds();
  }

  private static void write(Project project, String schema) {
    project.write(
        "migrations/versions/Ra1_names.java",
        """
        import static dev.aludel.operation.ColumnChanges.*;
        import static dev.aludel.schema.Definitions.*;

        import dev.aludel.operation.Operations;
        import dev.aludel.script.Migration;
        import dev.aludel.script.Revision;

        /** Names. */
        @Revision(id = "a1")
        public class Ra1_names extends Migration {

          @Override
          public void upgrade(Operations op) {
            op.createEnum("OWN.mood", "sad", "happy");
            op.createTable(
                "OWN.clients", column("id", integer()).notNull(), column("c", text()), primaryKey("id"));
            op.alterColumn("OWN.clients", "c", setNotNull(), setComment("what they say"));
            op.createTable(
                "orders",
                column("id", integer()).notNull(),
                column("client", integer()),
                foreignKey("client").references("OWN.clients", "id"));
            op.alterColumn("OWN.orders", "id", toType(bigInteger()));
            op.createIndex("clients", index("c").named("clients_c"));
            op.renameIndex("OWN.clients", "clients_c", "clients_said");
            op.addColumn("OWN.clients", column("mood", enumeration("OWN.mood", "sad", "happy")));
            op.alterEnum("mood", "sad", "happy", "wild");
            op.renameEnumValue("OWN.mood", "sad", "glum");
            op.renameColumn("OWN.clients", "c", "said");
            op.renameTable("OWN.clients", "OWN.people");
            op.setTableComment("people", "who comes");
            op.createSequence("OWN.numbers");
            op.renameSequence("numbers", "OWN.counted");
            op.createView("OWN.names", "SELECT id FROM OWN.people");
            op.createTable("other.guests", column("id", integer()));
            op.renameTable("other.guests", "OWN.guests");
            op.renameTable("guests", "other.hosts");
            op.renameTable("other.hosts", "guests");
            op.addColumn("OWN.guests", column("name", text()));
          }

          @Override
          public void downgrade(Operations op) {
            op.dropView("names");
            op.dropSequence("OWN.counted");
            op.dropTable("OWN.orders");
            op.dropTable("people");
            op.dropTable("OWN.guests");
            op.dropSchema("other");
            op.dropEnum("OWN.mood");
          }
        }
        """
            .replace("OWN", schema));
  }
}

package dev.aludel.migrate.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.Aludel;
import dev.aludel.AludelConfig;
import dev.aludel.migrate.RetryPolicy;
import dev.aludel.migrate.RunOptions;
import dev.aludel.script.ScriptDirectory;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Revisions of every kind, and what they leave. Each statement that could run twice adds a row to a
 * table without a key, so that a second time would show.
 */
final class Scenario {

  private final Path folder;
  private final boolean postgresql;
  private final List<String> log = new ArrayList<>();
  private final List<String> ids = new ArrayList<>();

  private Scenario(Path folder, boolean postgresql) {
    this.folder = folder;
    this.postgresql = postgresql;
  }

  /** Writes the scripts for a database into an empty folder. */
  static Scenario in(Path folder, TestDatabase database) {
    return in(folder, database instanceof TestPostgres);
  }

  /** Writes the scripts for PostgreSQL or else for SQLite into an empty folder. */
  static Scenario in(Path folder, boolean postgresql) {
    Scenario scenario = new Scenario(folder, postgresql);
    if (postgresql) {
      scenario.forPostgresql();
    } else {
      scenario.forSqlite();
    }
    return scenario;
  }

  private void forPostgresql() {
    write(
        "a1",
        "",
        """
        CREATE TABLE log (entry text);
        CREATE TYPE mood AS ENUM ('sad');
        CREATE TABLE t (id int PRIMARY KEY, a int, m mood);
        INSERT INTO t SELECT n, n % 7, 'sad' FROM generate_series(1, 300) n;
        LOG
        """);
    write(
        "b2",
        "",
        """
        LOG
        ALTER TABLE t ADD COLUMN b int;
        CREATE INDEX CONCURRENTLY t_a ON t (a);
        LOG
        UPDATE t SET b = id;
        CREATE UNIQUE INDEX CONCURRENTLY t_b ON t (b);
        LOG
        """);
    write("c3", "-- transaction: none\n", "LOG\nVACUUM t;\nLOG\n");
    write(
        "d4",
        "",
        """
        ALTER TYPE mood ADD VALUE 'happy';
        INSERT INTO t VALUES (1000, 1, 'happy', 1000);
        DROP INDEX CONCURRENTLY t_a;
        REINDEX TABLE CONCURRENTLY t;
        LOG
        """);
    write("e5", "", "LOG\nCREATE TABLE last (id int);\nLOG\n");
  }

  private void forSqlite() {
    write("a1", "", "CREATE TABLE log (entry text);\nCREATE TABLE t (id int, a int);\nLOG\n");
    write(
        "b2", "", "LOG\nINSERT INTO t VALUES (1, 1);\nVACUUM;\nLOG\nCREATE INDEX t_a ON t (a);\n");
    write("c3", "-- transaction: none\n", "LOG\nALTER TABLE t ADD COLUMN b int;\nLOG\n");
    write(
        "d4",
        "",
        """
        LOG
        CREATE TABLE last (id int);
        CREATE TABLE owners (id INTEGER PRIMARY KEY AUTOINCREMENT, age TEXT, note TEXT);
        CREATE TABLE pets (id int, owner int REFERENCES owners (id) ON DELETE CASCADE);
        CREATE INDEX owners_age ON owners (age);
        CREATE TRIGGER owners_log AFTER DELETE ON owners BEGIN
          INSERT INTO log VALUES (old.age);
        END;
        INSERT INTO owners (age)
          WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) SELECT i FROM n;
        INSERT INTO pets SELECT id, id FROM owners;
        LOG
        """);
    rebuild("e5");
  }

  /** Changes that are one copy of the rows, between two entries of the log. */
  private void rebuild(String id) {
    String parent = ids.get(ids.size() - 1);
    ids.add(id);
    log.add(id + ".before");
    log.add(id + ".after");
    file(
        "R%s_rebuild.java".formatted(id),
        """
        import static dev.aludel.operation.ColumnChanges.*;
        import static dev.aludel.schema.Definitions.*;

        import dev.aludel.operation.Operations;
        import dev.aludel.script.*;

        /** Step. */
        @Revision(id = "%1$s", down = "%2$s")
        public class R%1$s_rebuild extends Migration {
          @Override
          public void upgrade(Operations op) {
            op.execute("INSERT INTO log VALUES ('%1$s.before')");
            op.alterColumn("owners", "age", toType(integer()), setNotNull());
            op.addConstraint("owners", check("age > 0").named("age_check"));
            op.dropColumn("owners", "note");
            op.addColumn("owners", column("rank", integer()).notNull().defaultsTo(1));
            op.alterColumn("owners", "rank", dropDefault());
            op.execute("INSERT INTO log VALUES ('%1$s.after')");
          }

          @Override
          public void downgrade(Operations op) {}
        }
        """
            .formatted(id, parent));
  }

  private void write(String id, String header, String upgrade) {
    String text = upgrade;
    while (text.contains("LOG\n")) {
      String entry = id + "." + (log.size() + 1);
      log.add(entry);
      text = text.replaceFirst("LOG\n", "INSERT INTO log VALUES ('" + entry + "');\n");
    }
    String parent = ids.isEmpty() ? "" : "-- down: " + ids.get(ids.size() - 1) + "\n";
    ids.add(id);
    String script =
        "-- Step %s\n-- revision: %s\n%s%s\n-- upgrade\n%s\n-- downgrade\n"
            .formatted(id, id, parent, header, text);
    file(id + ".sql", script);
  }

  private void file(String name, String script) {
    try {
      Files.writeString(folder.resolve(name), script);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Aludel on these scripts; it waits a minute for others, and pauses little. */
  AludelConfig on(DataSource source) {
    return AludelConfig.of(source)
        .scripts(ScriptDirectory.of(folder))
        .running(
            RunOptions.DEFAULT
                .withRunnerWait(Duration.ofMinutes(1))
                .withRetries(new RetryPolicy(20, Duration.ofMillis(50), Duration.ofSeconds(1))));
  }

  Path folder() {
    return folder;
  }

  /** Runs once more, undisturbed, and looks at everything. */
  void isFinishedBy(TestDatabase database, String fault) throws SQLException {
    try {
      Aludel.open(on(database.dataSource())).upgrade("head");
    } catch (RuntimeException e) {
      throw new AssertionError(Faults.seeded("The run after '" + fault + "' fails"), e);
    }
    isWhole(database, fault);
  }

  /** Each revision once, each statement once, nothing left over. */
  void isWhole(TestDatabase database, String fault) throws SQLException {
    isWhole(database::query, fault);
  }

  /** Answers a query with its rows, as {@link TestDatabase#query} does. */
  interface Queries {
    List<String> query(String sql) throws SQLException;
  }

  void isWhole(Queries database, String fault) throws SQLException {
    assertThat(database.query("SELECT entry FROM log"))
        .as(Faults.seeded("what ran, after " + fault))
        .containsExactlyElementsOf(log);
    assertThat(
            database.query(
                "SELECT revision FROM aludel_history WHERE outcome = 'done' ORDER BY id"))
        .as(Faults.seeded("the history, after " + fault))
        .containsExactlyElementsOf(ids);
    assertThat(database.query("SELECT version_num FROM aludel_version"))
        .as(Faults.seeded("the version table, after " + fault))
        .containsExactly(ids.get(ids.size() - 1));
    assertThat(database.query("SELECT * FROM aludel_version_progress"))
        .as(Faults.seeded("the progress, after " + fault))
        .isEmpty();
    assertThat(database.query("SELECT id FROM last")).isEmpty();
    if (!postgresql) {
      assertThat(
              database.query(
                  "SELECT typeof(age), rank, count(*), max(owners.id), count(owner)"
                      + " FROM owners LEFT JOIN pets ON owner = owners.id GROUP BY 1, 2"))
          .as(Faults.seeded("the table that was rebuilt, after " + fault))
          .containsExactly("integer|1|300|300|300");
      assertThat(
              database.query(
                  "SELECT group_concat(name, ' ') FROM (SELECT name FROM sqlite_schema"
                      + " WHERE tbl_name = 'owners' ORDER BY 1)"))
          .containsExactly("owners owners_age owners_log");
    }
    if (postgresql) {
      assertThat(
              database.query(
                  "SELECT c.relname, i.indisvalid FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
                      + " WHERE i.indrelid = 't'::regclass ORDER BY 1"))
          .as(Faults.seeded("the indexes, after " + fault))
          .containsExactly("t_b|t", "t_pkey|t");
      assertThat(database.query("SELECT count(*), count(b), max(id) FROM t"))
          .as(Faults.seeded("the rows, after " + fault))
          .containsExactly("301|301|1000");
    }
  }
}

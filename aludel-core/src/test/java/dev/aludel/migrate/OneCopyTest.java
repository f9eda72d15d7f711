package dev.aludel.migrate;

import static dev.aludel.schema.Definitions.check;
import static dev.aludel.schema.Definitions.column;
import static dev.aludel.schema.Definitions.integer;
import static dev.aludel.schema.Definitions.primaryKey;
import static dev.aludel.schema.Definitions.text;
import static dev.aludel.schema.Definitions.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.Aludel;
import dev.aludel.AludelConfig;
import dev.aludel.revision.TargetRange;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.TableElement;
import dev.aludel.script.ScriptDirectory;
import dev.aludel.script.ScriptFormat;
import dev.aludel.testing.TestSqlite;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SQLite copies the rows of a table once for all the changes of a revision, and says why. */
class OneCopyTest {

  private static final Schema BEFORE =
      Schema.of(
          List.of(
              TableElement.table(
                  QualifiedName.of("clients"),
                  List.of(
                      column("id", integer()).notNull(),
                      column("name", text()),
                      column("points", text()),
                      primaryKey("id").named("clients_pkey"),
                      check("name <> ''").named("named")))));

  private static final Schema AFTER =
      Schema.of(
          List.of(
              TableElement.table(
                  QualifiedName.of("clients"),
                  List.of(
                      column("id", integer()).notNull(),
                      column("name", text()).notNull().defaultsTo("nobody"),
                      column("points", integer()),
                      primaryKey("id").named("clients_pkey"),
                      unique("name").named("one_name"),
                      check("points > 0").named("some_points")))));

  @TempDir Path versions;

  private final List<String> statements = new ArrayList<>();

  @ParameterizedTest
  @EnumSource(ScriptFormat.class)
  void aRevisionCopiesOnceUpAndDownAndOnPaper(ScriptFormat format) throws Exception {
    try (TestSqlite db = TestSqlite.create()) {
      Aludel first = aludel(db, BEFORE);
      first.revision(NewRevision.of("first"), first.compare());
      first.upgrade("head");
      db.execute("INSERT INTO clients VALUES (1, 'Ada', '7')");
      Aludel second = aludel(db, AFTER);
      second.revision(NewRevision.of("second").in(format), second.compare());

      statements.clear();
      second.upgrade("head");
      assertThat(copies(statements)).isEqualTo(1);
      assertThat(db.query("SELECT points + 1, name FROM clients")).containsExactly("8|Ada");
      assertThat(second.check().describe()).isEmpty();

      statements.clear();
      second.downgrade("-1");
      assertThat(copies(statements)).isEqualTo(1);
      assertThat(db.query("SELECT quote(points), name FROM clients")).containsExactly("'7'|Ada");

      StringBuilder offline = new StringBuilder();
      Aludel.open(AludelConfig.offline("sqlite").scripts(ScriptDirectory.of(versions)))
          .offline()
          .upgrade(TargetRange.parse("base:head"), offline);
      assertThat(offline.toString()).contains(".bail on\nPRAGMA foreign_keys = OFF;\n");
      assertThat(copies(List.of(offline.toString().split(";\n")))).isEqualTo(1);
    }
  }

  private Aludel aludel(TestSqlite db, Schema model) {
    return Aludel.open(
        AludelConfig.of(db.dataSource())
            .scripts(ScriptDirectory.of(versions))
            .model((dialect, rehearsal) -> model)
            .listener(
                event -> {
                  if (event instanceof MigrationEvent.StatementStarted started) {
                    statements.add(started.sql());
                  }
                }));
  }

  private static long copies(List<String> statements) {
    return statements.stream().filter(sql -> sql.contains("INTO \"_aludel_new_clients\"")).count();
  }
}

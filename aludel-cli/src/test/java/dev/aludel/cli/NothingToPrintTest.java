package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be printed is refused before the first line of it. */
class NothingToPrintTest {

  @TempDir Path folder;

  @OnBothDatabases
  void thereIsNothingToShowOfAnEmptyGraph(TestDatabase database) {
    Project project = Project.on(database, folder);

    assertThat(project.run("show", "head").ends(2).err())
        .contains("There is no revision to show yet");
  }

  @OnBothDatabases
  void sqlIsPrintedWholeOrNotAtAll(TestDatabase database) {
    Project project = Project.on(database, folder).revision("a1", "");
    write(project, "b2", "a1", "op.run(\"a look\", connection -> {});");

    Project.Outcome outcome = project.run("upgrade", "--sql", "base:head").ends(1);

    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("Revision b2 cannot be printed as SQL");
  }

  @OnBothDatabases
  void whatChangesTablesThatSqlHasMadeIsPrinted(TestDatabase database) {
    Project project = Project.on(database, folder).revision("a1", "");
    write(
        project,
        "b2",
        "a1",
        "op.addColumn(\"t_a1\", column(\"note\", text())); op.renameColumn(\"t_a1\", \"id\", \"nr\");");

    Project.Outcome outcome = project.run("upgrade", "--sql", "base:head").ends(0);

    assertThat(outcome.out()).contains("ADD COLUMN \"note\"", "\"id\" TO \"nr\"");
  }

  @OnBothDatabases
  void whatIsBehindARevisionThatCannotBePrintedIs(TestDatabase database) {
    Project project = Project.on(database, folder).revision("a1", "");
    write(project, "b2", "a1", "op.alterColumn(\"t_a1\", \"id\", setDefault(\"7\"));");
    write(project, "c3", "b2", "op.addColumn(\"t_a1\", column(\"note\", text()));");

    Project.Outcome behind = project.run("upgrade", "--sql", "b2:head").ends(0);

    assertThat(behind.out()).contains("ADD COLUMN \"note\"").doesNotContain("DEFAULT 7");
  }

  private static void write(Project project, String id, String down, String upgrade) {
    project.write(
        "migrations/versions/R%s_columns.java".formatted(id),
        """
        import static dev.aludel.operation.ColumnChanges.*;
        import static dev.aludel.schema.Definitions.*;

        import dev.aludel.operation.Operations;
        import dev.aludel.script.Migration;
        import dev.aludel.script.Revision;

        /** Columns. */
        @Revision(id = "%1$s", down = "%2$s")
        public class R%1$s_columns extends Migration {

          @Override
          public void upgrade(Operations op) {
            %3$s
          }

          @Override
          public void downgrade(Operations op) {}
        }
        """
            .formatted(id, down, upgrade));
  }
}

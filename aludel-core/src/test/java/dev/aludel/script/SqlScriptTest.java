package dev.aludel.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.operation.Execute;
import dev.aludel.operation.Located;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQL scripts: what runs, on which dialect, from which line. */
class SqlScriptTest {

  private static final Dialect SQLITE = Dialects.named("sqlite");

  @TempDir Path root;
  private ScriptFiles files;

  @BeforeEach
  void folder() {
    files = new ScriptFiles(root);
  }

  private Script script(String body) {
    files.write("1.sql", "-- A revision\n-- revision: 1\n\n" + body);
    return files.only();
  }

  private static List<String> sql(List<Located> operations) {
    return operations.stream()
        .map(located -> ((Execute) located.operation()).sql().on("sqlite").orElseThrow())
        .toList();
  }

  @Test
  void eachStatementHasItsLineInTheFile() {
    Script script =
        script(
            """
            -- upgrade
            CREATE TABLE a (id integer);

            -- A comment; with a semicolon.
            CREATE TRIGGER t AFTER INSERT ON a BEGIN
              DELETE FROM a;
            END;

            -- downgrade
            DROP TABLE a;
            """);

    List<Located> upgrade = script.upgrade(SQLITE);
    assertThat(upgrade)
        .extracting(Located::line)
        .containsExactly(OptionalInt.of(5), OptionalInt.of(8));
    assertThat(sql(upgrade).get(0)).isEqualTo("CREATE TABLE a (id integer)");
    assertThat(sql(upgrade).get(1)).endsWith("END");
    List<Located> downgrade = script.downgrade(SQLITE);
    assertThat(downgrade).extracting(Located::line).containsExactly(OptionalInt.of(13));
    assertThat(sql(downgrade)).containsExactly("DROP TABLE a");
  }

  @Test
  void aDialectsOwnSectionTakesThePlaceOfTheGeneralOne() {
    Script script =
        script("-- upgrade\nSELECT 'all';\n--upgrade:SQLite\nSELECT 'sqlite';\n-- downgrade\n");

    assertThat(sql(script.upgrade(SQLITE))).containsExactly("SELECT 'sqlite'");
  }

  @Test
  void anEmptySectionHasNothingToDo() {
    Script script = script("-- upgrade\n-- downgrade\n");

    assertThat(script.upgrade(SQLITE)).isEmpty();
    assertThat(script.downgrade(SQLITE)).isEmpty();
  }

  @Test
  void withoutASectionThereIsNoWayBack() {
    Script script = script("-- upgrade\nSELECT 1;\n");

    assertThatThrownBy(() -> script.downgrade(SQLITE))
        .isInstanceOf(IrreversibleScriptException.class)
        .hasMessageStartingWith("Revision 1 (")
        .hasMessageContaining("cannot be downgraded: its script has no section '-- downgrade'");
  }

  @Test
  void aScriptThatSaysNothingForADialectIsAnError() {
    Script script = script("-- downgrade\n");

    assertThatThrownBy(() -> script.upgrade(SQLITE))
        .isInstanceOf(ScriptException.class)
        .hasMessageContaining("the script says nothing of how to upgrade on sqlite");
  }

  @Test
  void errorsNameTheirLine() {
    Path file = files.folder().resolve("1.sql");

    assertThatThrownBy(() -> script("SELECT 1;\n-- upgrade\n").upgrade(SQLITE))
        .hasMessageStartingWith(file + ":4: this statement stands in no section.");
    assertThatThrownBy(() -> script("-- upgrade\n\n-- upgrade\n").upgrade(SQLITE))
        .hasMessageStartingWith(file + ":6: there is a section '-- upgrade' already");
    assertThatThrownBy(() -> script("-- upgrade: sqlite3\n").upgrade(SQLITE))
        .hasMessageStartingWith(
            file + ":4: there is no dialect 'sqlite3'. Did you mean \"sqlite\"?");
    assertThatThrownBy(() -> script("-- upgrade\nSELECT 1;\nSELECT 'open;\n").upgrade(SQLITE))
        .isInstanceOf(ScriptException.class)
        .hasMessageStartingWith(file + ":6: ");
  }
}

package dev.aludel.dialect.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.dialect.ScriptStatement;
import dev.aludel.dialect.SplitException;
import org.junit.jupiter.api.Test;

/** Scripts come apart where the sqlite3 shell would take them apart. */
class SplitterTest {

  @Test
  void theLineByWhichTheShellStopsAtErrorsIsNoStatement() {
    assertThat(Splitter.split("-- first\n.bail on\nSELECT 1;\n.bail on"))
        .containsExactly(new ScriptStatement("SELECT 1", 3));
  }

  @Test
  void semicolonsInStringsQuotedNamesAndCommentsEndNothing() {
    assertThat(
            Splitter.split(
                """
                -- first; a comment
                INSERT INTO t VALUES ('a;''b', "x;y", `p;q`, [r;s], x'3b'); /* ;
                */ SELECT 1 -- no; end
                  + 2;
                """))
        .containsExactly(
            new ScriptStatement("INSERT INTO t VALUES ('a;''b', \"x;y\", `p;q`, [r;s], x'3b')", 2),
            new ScriptStatement("SELECT 1 -- no; end\n  + 2", 3));
  }

  @Test
  void aTriggerEndsWithEndAndNotBefore() {
    assertThat(
            Splitter.split(
                """
                CREATE TEMP TRIGGER IF NOT EXISTS a AFTER INSERT ON t BEGIN
                  UPDATE t SET x = CASE WHEN 1 THEN 2 END;
                  SELECT "END" ; ;
                END;
                CREATE TABLE trigger_end (a); EXPLAIN QUERY PLAN CREATE TRIGGER b DELETE ON t BEGIN
                  SELECT 1; end ; SELECT 2"""))
        .extracting(ScriptStatement::line)
        .containsExactly(1, 5, 5, 6);
  }

  @Test
  void emptyStatementsAndALastOneWithoutASemicolon() {
    assertThat(Splitter.split(";;\n ; SELECT 1; ;\n")).hasSize(1);
    assertThat(Splitter.split("SELECT 1")).containsExactly(new ScriptStatement("SELECT 1", 1));
    assertThat(Splitter.split(" -- nothing\n/* at all */ ")).isEmpty();
    assertThat(Splitter.split("# a comment of the shell, isn't it\nSELECT 1;"))
        .containsExactly(new ScriptStatement("SELECT 1", 2));
  }

  @Test
  void commandsOfTheShellAreRefusedWithAdvice() {
    assertThatThrownBy(() -> Splitter.split("SELECT 1;\n.read it's.sql\n"))
        .isInstanceOf(SplitException.class)
        .hasMessage(
            "Line 2, '.read it's.sql', is a command of the sqlite3 shell, not SQL, and only the shell can run it."
                + " Put the statements of that file into this script.")
        .extracting(e -> ((SplitException) e).line())
        .isEqualTo(2);
  }

  @Test
  void whatDoesNotEndIsReportedWhereItBegins() {
    assertThatThrownBy(() -> Splitter.split("SELECT 1;\nSELECT 'it''s;\n"))
        .hasMessage("The script opens a string in line 2 and does not close it.");
    assertThatThrownBy(() -> Splitter.split("\n\n/* SELECT 1;"))
        .hasMessage("The script opens a comment in line 3 and does not close it.");
    assertThatThrownBy(() -> Splitter.split("\nCREATE TRIGGER a INSERT ON t BEGIN SELECT 1;"))
        .hasMessageStartingWith("The trigger that begins in line 2 does not end.");
  }
}

package dev.aludel.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.dialect.ScriptStatement;
import dev.aludel.dialect.SplitException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A script is taken apart where psql would take it apart. */
class SplitTest {

  private static List<ScriptStatement> split(String script) {
    return new PostgresqlDialect().split(script);
  }

  @Test
  void eachStatementComesWithTheLineOfItsFirstWord() {
    assertThat(
            split(
                """
                -- the clients
                CREATE TABLE clients (
                  id bigint
                );

                /* and /* more */ ; */ ;
                  INSERT INTO clients VALUES (1) -- one
                """))
        .containsExactly(
            new ScriptStatement("CREATE TABLE clients (\n  id bigint\n)", 2),
            new ScriptStatement("INSERT INTO clients VALUES (1)", 7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 'a;b'",
        "SELECT 'it''s;'",
        "SELECT E'it\\';s'",
        "SELECT e'\\\\'",
        "SELECT U&'d\\0061;t'",
        "SELECT 'a'\n';b'",
        "SELECT E'a'\n'\\';b'",
        "SELECT \"a;\"\"b\"",
        "SELECT $$a;b$$",
        "SELECT $tag$a;$$;$tag$",
        "SELECT $été$;$été$",
        "SELECT a$b$c FROM t",
        "SELECT 1 /* a; /* b; */ c; */ + 1",
        "SELECT 1 -- a;\n + 1",
        "CREATE RULE r AS ON INSERT TO t DO (DELETE FROM a; DELETE FROM b)",
        "SELECT '{1,2}'::int[][1:2]",
        "PREPARE p AS SELECT $1",
      })
  void aSemicolonInQuotesCommentsAndParenthesesEndsNothing(String statement) {
    assertThat(split(statement + ";\nSELECT 2;").stream().map(ScriptStatement::sql))
        .containsExactly(statement, "SELECT 2");
  }

  @Test
  void anSqlStandardBodyIsOneStatement() {
    String function =
        """
        CREATE OR REPLACE FUNCTION sign_of(n int) RETURNS text
        BEGIN ATOMIC
          SELECT CASE WHEN n < 0 THEN CASE n WHEN -1 THEN 'one' ELSE 'many' END ELSE 'plus' END;
          SELECT 'end;';
        END""";
    assertThat(split(function + ";\nBEGIN;\nCOMMIT;").stream().map(ScriptStatement::sql))
        .containsExactly(function, "BEGIN", "COMMIT");
  }

  @Test
  void backslashesFollowTheScriptsOwnSetting() {
    assertThat(
            split("SET standard_conforming_strings = off; SELECT 'a\\';b'; SELECT 2").stream()
                .map(ScriptStatement::sql))
        .containsExactly("SET standard_conforming_strings = off", "SELECT 'a\\';b'", "SELECT 2");
    assertThat(split("SELECT 'a\\'; SELECT 2")).hasSize(2);
  }

  @Test
  void whatDoesNotEndIsNamedWithTheLineOnWhichItBegins() {
    assertThatThrownBy(() -> split("SELECT 1;\nSELECT $body$ ;"))
        .isInstanceOf(SplitException.class)
        .hasMessage("A dollar-quoted string begins on line 2 and does not end: $body$ is missing.")
        .extracting(e -> ((SplitException) e).line())
        .isEqualTo(2);
    assertThatThrownBy(() -> split("/* a /* b */"))
        .hasMessageContaining("comments nest in PostgreSQL");
    assertThatThrownBy(() -> split("\nSELECT 'a")).hasMessageContaining("line 2");
    assertThatThrownBy(
            () -> split("CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2;"))
        .hasMessageContaining("END is missing");
  }

  @Test
  void whatOnlyAClientCanDoIsRefusedWithAdvice() {
    assertThatThrownBy(() -> split("SELECT 1;\nCOPY clients (id) FROM stdin;\n1\n\\.\n"))
        .isInstanceOf(SplitException.class)
        .hasMessageStartingWith("Line 2: COPY … FROM stdin")
        .hasMessageContaining("pg_dump --inserts");
    assertThatThrownBy(() -> split("\\connect other\nSELECT 1"))
        .hasMessage(
            "Line 1: \\connect is a command of psql, not SQL: the server does not know it. Remove the line: a revision runs on the connection it is given.");
    assertThat(split("COPY clients FROM '/tmp/clients.csv'; COPY clients TO stdout")).hasSize(2);
  }

  @Test
  void theLockThatPgDumpWritesAroundItsScriptIsPassedOver() {
    assertThat(split("\\restrict a'b\nSELECT 1;\n\\unrestrict a'b\nSELECT 2;\n\\unrestrict a'b"))
        .containsExactly(new ScriptStatement("SELECT 1", 2), new ScriptStatement("SELECT 2", 4));
    assertThatThrownBy(() -> split("SELECT 1\n\\restrict a"))
        .hasMessageStartingWith("Line 2: \\restrict is a command of psql");
  }

  @Test
  void aScriptOfNothingHasNoStatements() {
    assertThat(split("")).isEmpty();
    assertThat(split("\uFEFF -- nothing\n;;\n")).isEmpty();
  }
}

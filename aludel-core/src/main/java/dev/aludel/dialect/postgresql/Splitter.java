package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.ScriptStatement;
import dev.aludel.dialect.SplitException;
import dev.aludel.dialect.postgresql.Lexer.Kind;
import dev.aludel.dialect.postgresql.Lexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Takes a script apart into statements, where {@code psql} would.
 *
 * <p>A semicolon ends a statement unless it stands in parentheses ({@code CREATE RULE … DO (…; …)})
 * or in an SQL-standard body ({@code BEGIN ATOMIC … END}, PostgreSQL 14, in which {@code CASE …
 * END} may stand).
 */
final class Splitter {

  private final String script;
  private final Lexer lexer;
  private final List<ScriptStatement> statements = new ArrayList<>();

  private final List<Token> current = new ArrayList<>();
  private int parentheses;
  private int bodies;

  private Splitter(String script) {
    this.script = script;
    this.lexer = new Lexer(script);
  }

  static List<ScriptStatement> split(String script) {
    return new Splitter(script).split();
  }

  private List<ScriptStatement> split() {
    for (Optional<Token> next = lexer.next(); next.isPresent(); next = lexer.next()) {
      Token token = next.orElseThrow();
      if (!token.isSignificant()) {
        continue;
      }
      if (token.is("\\")) {
        passClientCommand(token);
        continue;
      }
      if (token.is(";") && parentheses == 0 && bodies == 0) {
        finish();
      } else {
        take(token);
      }
    }
    if (bodies > 0) {
      int line = lexer.lineOf(current.get(0).start());
      throw new SplitException(
          "The body BEGIN ATOMIC of the statement on line %d does not end: END is missing."
              .formatted(line),
          line);
    }
    finish();
    return List.copyOf(statements);
  }

  private void take(Token token) {
    if (token.is("(") || token.is("[")) {
      parentheses++;
    } else if ((token.is(")") || token.is("]")) && parentheses > 0) {
      parentheses--;
    } else if (token.kind() == Kind.WORD && parentheses == 0) {
      takeWord(token);
    }
    current.add(token);
  }

  private void takeWord(Token token) {
    if (token.is("atomic") && !current.isEmpty() && current.get(current.size() - 1).is("begin")) {
      bodies += createsRoutine() ? 1 : 0;
    } else if (token.is("case") && bodies > 0) {
      bodies++;
    } else if (token.is("end") && bodies > 0) {
      bodies--;
    }
  }

  private boolean createsRoutine() {
    return current.get(0).is("create")
        && current.stream().limit(4).anyMatch(t -> t.is("function") || t.is("procedure"));
  }

  private void finish() {
    parentheses = 0;
    if (current.isEmpty()) {
      return;
    }
    Token first = current.get(0);
    int line = lexer.lineOf(first.start());
    refuseCopyFromClient(line);
    followStringSetting();
    int end = current.get(current.size() - 1).end();
    statements.add(new ScriptStatement(script.substring(first.start(), end), line));
    current.clear();
  }

  private void refuseCopyFromClient(int line) {
    if (!current.get(0).is("copy")) {
      return;
    }
    for (int i = 1; i < current.size(); i++) {
      if (current.get(i).is("stdin") && current.get(i - 1).is("from")) {
        throw new SplitException(
            "Line %d: COPY … FROM stdin needs a client that sends the rows, and a script has none. Write the rows as INSERT statements (pg_dump --inserts does), leave them out (pg_dump --schema-only), or use op.bulkInsert in a Java revision."
                .formatted(line),
            line);
      }
    }
  }

  /**
   * Passes over what pg_dump writes around its script to lock {@code psql} against commands in the
   * dumped data: to a client without commands it says nothing. All other commands are refused.
   */
  private void passClientCommand(Token backslash) {
    int line = lexer.lineOf(backslash.start());
    int end = script.indexOf('\n', backslash.start());
    String command = script.substring(backslash.start(), end < 0 ? script.length() : end).strip();
    String word = command.split("\\s", 2)[0];
    if (current.isEmpty() && (word.equals("\\restrict") || word.equals("\\unrestrict"))) {
      lexer.skipLine();
      return;
    }
    throw new SplitException(
        "Line %d: %s is a command of psql, not SQL: the server does not know it. Remove the line%s."
            .formatted(line, word, adviceOn(word)),
        line);
  }

  private static String adviceOn(String command) {
    return switch (command.toLowerCase(Locale.ROOT)) {
      case "\\i", "\\ir", "\\include" -> " and put the file's statements in its place";
      case "\\copy" -> " and write the rows as INSERT statements";
      case "\\c", "\\connect" -> ": a revision runs on the connection it is given";
      default -> "";
    };
  }

  /** A script of pg_dump may switch backslashes in strings on or off for what follows. */
  private void followStringSetting() {
    if (!current.get(0).is("set")) {
      return;
    }
    for (int i = 1; i < Math.min(3, current.size()); i++) {
      if (current.get(i).is("standard_conforming_strings")) {
        String value = current.get(current.size() - 1).text().replace("'", "");
        lexer.standardConformingStrings(!value.equalsIgnoreCase("off"));
      }
    }
  }
}

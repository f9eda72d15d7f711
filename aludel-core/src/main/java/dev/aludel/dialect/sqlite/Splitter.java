package dev.aludel.dialect.sqlite;

import dev.aludel.dialect.ScriptStatement;
import dev.aludel.dialect.SplitException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Takes a script apart as the {@code sqlite3} shell does: at each semicolon, except in the body of
 * a trigger, which ends with {@code END;} (the rules of <a
 * href="https://sqlite.org/c3ref/complete.html">sqlite3_complete</a>).
 */
final class Splitter {

  private static final Pattern STOPS = Pattern.compile("\\.bail +on *(?:\\r?\\n|$)");

  /** Where in a statement we are, by the states of SQLite's complete.c. */
  private enum State {
    START,
    NORMAL,
    EXPLAIN,
    CREATE,
    TRIGGER,
    /** After a semicolon in a trigger's body. */
    TRIGGER_SEMICOLON,
    /** After {@code ; END} in a trigger's body. */
    TRIGGER_END
  }

  private final String script;
  private final Tokenizer tokenizer;
  private final List<ScriptStatement> statements = new ArrayList<>();
  private State state = State.START;
  private int start;
  private int end;
  private int counted;
  private int line = 1;

  private Splitter(String script) {
    this.script = script;
    this.tokenizer = new Tokenizer(script);
  }

  static List<ScriptStatement> split(String script) {
    Splitter splitter = new Splitter(script);
    try {
      splitter.split();
    } catch (Tokenizer.UnfinishedText e) {
      int line = splitter.line(e.start());
      throw new SplitException(
          "The script opens %s in line %d and does not close it.".formatted(e.what(), line), line);
    }
    return splitter.statements;
  }

  private void split() {
    for (Optional<Token> next = tokenizer.next(); next.isPresent(); next = tokenizer.next()) {
      Token token = next.get();
      if (state == State.START) {
        if (beginsLine(token) && token.is(".")) {
          if (stopsAtErrors(token)) {
            continue;
          }
          throw shellCommand(token);
        }
        if (beginsLine(token) && token.is("#")) {
          tokenizer.skipLine();
          continue;
        }
        start = token.start();
      }
      State after = after(token);
      if (after == State.START) {
        add();
      } else {
        end = token.end();
      }
      state = after;
    }
    if (state == State.TRIGGER || state == State.TRIGGER_SEMICOLON) {
      int line = line(start);
      throw new SplitException(
          "The trigger that begins in line %d does not end. Its body ends with END; after the semicolon of its last statement."
              .formatted(line),
          line);
    }
    add();
  }

  private State after(Token token) {
    boolean semicolon = token.is(";");
    return switch (state) {
      case START, EXPLAIN -> {
        if (semicolon) {
          yield State.START;
        }
        if (token.is("CREATE")) {
          yield State.CREATE;
        }
        if (state == State.START) {
          yield token.is("EXPLAIN") ? State.EXPLAIN : State.NORMAL;
        }
        yield token.is("QUERY") || token.is("PLAN") ? State.EXPLAIN : State.NORMAL;
      }
      case NORMAL -> semicolon ? State.START : State.NORMAL;
      case CREATE -> {
        if (semicolon) {
          yield State.START;
        }
        if (token.is("TRIGGER")) {
          yield State.TRIGGER;
        }
        yield token.is("TEMP") || token.is("TEMPORARY") ? State.CREATE : State.NORMAL;
      }
      case TRIGGER -> semicolon ? State.TRIGGER_SEMICOLON : State.TRIGGER;
      case TRIGGER_SEMICOLON -> {
        if (semicolon) {
          yield State.TRIGGER_SEMICOLON;
        }
        yield token.is("END") ? State.TRIGGER_END : State.TRIGGER;
      }
      case TRIGGER_END -> semicolon ? State.START : State.TRIGGER;
    };
  }

  /** Adds what was read since the last semicolon, unless that is nothing. */
  private void add() {
    if (state != State.START) {
      statements.add(new ScriptStatement(script.substring(start, end), line(start)));
    }
  }

  private boolean beginsLine(Token token) {
    return token.start() == 0 || script.charAt(token.start() - 1) == '\n';
  }

  /** What the shell is told by {@code --sql}, and holds here anyway. */
  private boolean stopsAtErrors(Token dot) {
    boolean stops = STOPS.matcher(script).region(dot.start(), script.length()).lookingAt();
    if (stops) {
      tokenizer.next();
      tokenizer.next();
    }
    return stops;
  }

  private SplitException shellCommand(Token dot) {
    int lineEnd = script.indexOf('\n', dot.start());
    String command = script.substring(dot.start(), lineEnd < 0 ? script.length() : lineEnd).strip();
    int line = line(dot.start());
    String word = command.split("\\s", 2)[0].toLowerCase(Locale.ROOT);
    String advice =
        switch (word) {
          case ".read" -> "Put the statements of that file into this script.";
          case ".import" -> "Insert the rows with INSERT, or copy them with 'aludel copy'.";
          default -> "Remove the line, or say the same in SQL.";
        };
    return new SplitException(
        "Line %d, '%s', is a command of the sqlite3 shell, not SQL, and only the shell can run it. %s"
            .formatted(line, command, advice),
        line);
  }

  /** The line of the offset. Offsets come in order, so that no part is counted twice. */
  private int line(int offset) {
    if (offset < counted) {
      counted = 0;
      line = 1;
    }
    for (; counted < offset; counted++) {
      if (script.charAt(counted) == '\n') {
        line++;
      }
    }
    return line;
  }
}

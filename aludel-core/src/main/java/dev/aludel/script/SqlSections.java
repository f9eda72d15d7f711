package dev.aludel.script;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.dialect.ScriptStatement;
import dev.aludel.dialect.SplitException;
import dev.aludel.error.Nearest;
import dev.aludel.operation.Execute;
import dev.aludel.operation.Located;
import dev.aludel.operation.SqlText;
import dev.aludel.revision.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The sections of an SQL script: what runs in one direction, on every dialect or on one. */
final class SqlSections {

  /**
   * The line that begins a section: {@code -- upgrade} or {@code -- downgrade: sqlite}.
   *
   * @param dialect the only dialect that it is for
   */
  record Head(Direction direction, Optional<String> dialect) {

    /** The head that this line is, if it is one. */
    static Optional<Head> of(String line) {
      String stripped = line.strip();
      if (!stripped.startsWith("--")) {
        return Optional.empty();
      }
      int start = 2;
      while (start < stripped.length() && Character.isWhitespace(stripped.charAt(start))) {
        start++;
      }
      if (!stripped.startsWith("upgrade", start) && !stripped.startsWith("downgrade", start)) {
        return Optional.empty();
      }
      String words = stripped.substring(start);
      int colon = words.indexOf(':');
      String word = (colon < 0 ? words : words.substring(0, colon)).strip();
      for (Direction direction : Direction.values()) {
        if (SqlSections.word(direction).equals(word)) {
          return Optional.of(
              new Head(
                  direction,
                  colon < 0
                      ? Optional.empty()
                      : Optional.of(words.substring(colon + 1).strip().toLowerCase(Locale.ROOT))));
        }
      }
      return Optional.empty();
    }

    @Override
    public String toString() {
      return "-- " + SqlSections.word(direction) + dialect.map(name -> ": " + name).orElse("");
    }
  }

  /**
   * A section.
   *
   * @param line the line of its first character in the file, counted from 1
   */
  record Section(String text, int line) {

    /**
     * Its statements, each with its line in the file.
     *
     * @throws ScriptException if they cannot be told apart
     */
    List<Located> statements(String source, Dialect dialect) {
      try {
        List<Located> operations = new ArrayList<>();
        for (ScriptStatement statement : dialect.split(text)) {
          operations.add(
              new Located(
                  new Execute(SqlText.of(statement.sql()), List.of()),
                  OptionalInt.of(line + statement.line() - 1)));
        }
        return List.copyOf(operations);
      } catch (SplitException e) {
        throw new ScriptException(source, line + e.line() - 1, String.valueOf(e.getMessage()), e);
      }
    }
  }

  private final Map<Head, Section> sections;

  private SqlSections(Map<Head, Section> sections) {
    this.sections = sections;
  }

  /**
   * Takes a script apart. A line that looks like a head is one, wherever it stands.
   *
   * @throws ScriptException if a statement stands before the first section, a section stands there
   *     twice, or one is for a dialect that is not known
   */
  static SqlSections parse(String source, String text) {
    Map<Head, Section> sections = new LinkedHashMap<>();
    Head open = null;
    int bodyStart = 0;
    int bodyLine = 1;
    int at = text.startsWith("\ufeff") ? 1 : 0;
    boolean inBlockComment = false;
    int number = 1;
    for (; at < text.length(); number++) {
      int end = SqlHeader.endOfLine(text, at);
      String line = text.substring(at, end).strip();
      Optional<Head> head = Head.of(line);
      int after = SqlHeader.afterLineBreak(text, end);
      if (head.isPresent() && !inBlockComment) {
        if (open != null) {
          sections.put(open, new Section(text.substring(bodyStart, at), bodyLine));
        }
        open = checked(source, head.get(), number, sections);
        bodyStart = after;
        bodyLine = number + 1;
      } else if (open == null) {
        if (inBlockComment || line.startsWith("/*")) {
          inBlockComment = !line.contains("*/");
        } else if (!line.isEmpty() && !line.startsWith("--")) {
          throw new ScriptException(
              source,
              number,
              "this statement stands in no section. Write '-- upgrade' or '-- downgrade' on a line"
                  + " above it.");
        }
      }
      at = after;
    }
    if (open != null) {
      sections.put(open, new Section(text.substring(bodyStart), bodyLine));
    }
    return new SqlSections(sections);
  }

  private static Head checked(String source, Head head, int line, Map<Head, Section> sections) {
    if (sections.containsKey(head)) {
      throw new ScriptException(
          source, line, "there is a section '%s' already, above this one.".formatted(head));
    }
    if (head.dialect().isPresent()) {
      String dialect = head.dialect().get();
      List<String> known = Dialects.names();
      if (!known.contains(dialect)) {
        throw new ScriptException(
            source,
            line,
            "there is no dialect '%s'.%s Aludel speaks: %s."
                .formatted(dialect, Nearest.hint(dialect, known), String.join(", ", known)));
      }
    }
    return head;
  }

  /** The dialect's own section, or else the one for every dialect. */
  Optional<Section> find(Direction direction, String dialect) {
    return Optional.ofNullable(sections.get(new Head(direction, Optional.of(dialect))))
        .or(() -> Optional.ofNullable(sections.get(new Head(direction, Optional.empty()))));
  }

  /** How a head names a direction. */
  static String word(Direction direction) {
    return direction == Direction.UPGRADE ? "upgrade" : "downgrade";
  }

  /** Whether there is any section in that direction. */
  boolean has(Direction direction) {
    return sections.keySet().stream().anyMatch(head -> head.direction() == direction);
  }
}

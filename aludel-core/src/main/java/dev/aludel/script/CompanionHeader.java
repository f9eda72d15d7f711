package dev.aludel.script;

import dev.aludel.error.Nearest;
import dev.aludel.revision.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the head of a callback or of a repeatable script says, where it is written in SQL.
 *
 * @param message the first comment
 * @param dependsOn what must run before; empty where the head does not say
 * @param transactional whether it runs in a transaction, as all do by default
 * @param always whether it runs each time, though nothing in it has changed
 * @param direction the only direction in which it runs
 */
record CompanionHeader(
    String message,
    Optional<List<String>> dependsOn,
    boolean transactional,
    boolean always,
    Optional<Direction> direction) {

  private static final String DEPENDS_ON = "depends-on";
  private static final String TRANSACTION = "transaction";
  private static final String RUN = "run";
  private static final String ON = "on";

  static final CompanionHeader EMPTY =
      new CompanionHeader("", Optional.empty(), true, false, Optional.empty());

  /**
   * Reads a head. A comment whose first word ends in a colon is left alone, unless it looks like a
   * key.
   *
   * @param keys those that have a meaning here
   * @throws ScriptException if a key is mistyped or its value means nothing
   */
  static CompanionHeader read(String source, String text, List<String> keys) {
    SqlHeader header =
        SqlHeader.parse(text, true, key -> keys.contains(key) || meant(key, keys).isPresent())
            .orElseThrow();
    List<String> seen = new ArrayList<>();
    CompanionHeader read = EMPTY.withMessage(JavadocText.withoutPeriod(header.message()));
    for (SqlHeader.Line line : header.lines()) {
      if (keys.contains(line.key())) {
        if (seen.contains(line.key())) {
          throw new ScriptException(
              source, line.number(), "'%s' stands in the header twice.".formatted(line.key()));
        }
        seen.add(line.key());
        read = read.with(source, line);
      } else {
        Optional<String> meant = meant(line.key(), keys);
        if (meant.isPresent()) {
          throw new ScriptException(
              source,
              line.number(),
              "'%s' is no key of this header. Did you mean '%s'?"
                  .formatted(line.key(), meant.get()));
        }
      }
    }
    return read;
  }

  /** The key that was mistyped; any short word is near to a short key. */
  private static Optional<String> meant(String key, List<String> keys) {
    return Nearest.to(key, keys.stream().filter(known -> known.length() > 4).toList());
  }

  static List<String> keysOfRepeatables() {
    return List.of(DEPENDS_ON, TRANSACTION, RUN);
  }

  static List<String> keysOfCallbacks() {
    return List.of(TRANSACTION, ON);
  }

  private CompanionHeader with(String source, SqlHeader.Line line) {
    String value = line.value();
    return switch (line.key()) {
      case DEPENDS_ON ->
          new CompanionHeader(
              message, Optional.of(line.values()), transactional, always, direction);
      case TRANSACTION ->
          new CompanionHeader(
              message,
              dependsOn,
              choice(source, line, "default", "none").equals("default"),
              always,
              direction);
      case RUN ->
          new CompanionHeader(
              message,
              dependsOn,
              transactional,
              choice(source, line, "changed", "always").equals("always"),
              direction);
      default -> {
        choice(source, line, "upgrade", "downgrade");
        yield new CompanionHeader(
            message,
            dependsOn,
            transactional,
            always,
            Optional.of(value.equals("upgrade") ? Direction.UPGRADE : Direction.DOWNGRADE));
      }
    };
  }

  private static String choice(String source, SqlHeader.Line line, String usual, String otherwise) {
    if (!line.value().equals(usual) && !line.value().equals(otherwise)) {
      throw new ScriptException(
          source,
          line.number(),
          "%s: '%s' means nothing here; it is '%s' or '%s'."
              .formatted(line.key(), line.value(), usual, otherwise));
    }
    return line.value();
  }

  private CompanionHeader withMessage(String text) {
    return new CompanionHeader(text, dependsOn, transactional, always, direction);
  }
}

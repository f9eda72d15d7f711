package dev.aludel.operation;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * SQL as its author wrote it: one text for every dialect, or one for each.
 *
 * @param everywhere the text for a dialect that has none of its own
 * @param byDialect texts by the dialect's name; an empty one does nothing there
 */
public record SqlText(Optional<String> everywhere, SortedMap<String, String> byDialect) {

  public SqlText {
    byDialect = Collections.unmodifiableSortedMap(new TreeMap<>(byDialect));
  }

  /** The same text for every dialect. */
  public static SqlText of(String text) {
    return new SqlText(Optional.of(text), Collections.emptySortedMap());
  }

  /** A text for each dialect named; the others have nothing to do. */
  public static SqlText of(Map<String, String> byDialect) {
    return new SqlText(Optional.empty(), new TreeMap<>(byDialect));
  }

  /** The same with a text of its own for one dialect; an empty one does nothing there. */
  public SqlText with(String dialect, String text) {
    TreeMap<String, String> texts = new TreeMap<>(byDialect);
    texts.put(dialect, text);
    return new SqlText(everywhere, texts);
  }

  /** The text for a dialect; empty when there is nothing to do. */
  public Optional<String> on(String dialect) {
    return Optional.ofNullable(byDialect.get(dialect))
        .or(() -> everywhere)
        .filter(text -> !text.isBlank());
  }

  /** The first line, for a person to recognise it by. */
  String firstLine() {
    String text = everywhere.orElseGet(() -> String.join("; ", byDialect.values())).strip();
    return text.lines().findFirst().orElse("");
  }
}

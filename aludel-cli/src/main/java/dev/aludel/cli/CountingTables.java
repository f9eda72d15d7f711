package dev.aludel.cli;

import dev.aludel.connect.settings.AludelSettings;
import dev.aludel.connect.settings.Settings;
import dev.aludel.schema.QualifiedName;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The tables that a comparison looks at, as {@code include_tables} and {@code exclude_tables} say.
 * A pattern fits the name alone, or the name with its schema.
 */
final class CountingTables implements Predicate<QualifiedName> {

  private final List<Pattern> included;
  private final List<Pattern> excluded;

  CountingTables(Settings settings) {
    this.included = patterns(settings.get(AludelSettings.INCLUDE_TABLES));
    this.excluded = patterns(settings.get(AludelSettings.EXCLUDE_TABLES));
  }

  @Override
  public boolean test(QualifiedName table) {
    return (included.isEmpty() || fits(included, table)) && !fits(excluded, table);
  }

  private static boolean fits(List<Pattern> patterns, QualifiedName table) {
    return patterns.stream()
        .anyMatch(
            pattern ->
                pattern.matcher(table.name()).matches()
                    || pattern.matcher(table.toString()).matches());
  }

  private static List<Pattern> patterns(List<String> texts) {
    return texts.stream().map(CountingTables::pattern).toList();
  }

  private static Pattern pattern(String text) {
    StringBuilder regex = new StringBuilder();
    for (String piece : text.split("(?<=[*?])|(?=[*?])")) {
      regex.append(piece.equals("*") ? ".*" : piece.equals("?") ? "." : Pattern.quote(piece));
    }
    return Pattern.compile(regex.toString());
  }
}

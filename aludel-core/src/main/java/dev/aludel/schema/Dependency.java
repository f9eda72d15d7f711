package dev.aludel.schema;

import java.util.Comparator;
import java.util.Optional;

/**
 * Something that an object cannot be without.
 *
 * @param column the column of the table that it needs, when it is not the table as a whole
 */
public record Dependency(ObjectKey object, Optional<String> column)
    implements Comparable<Dependency> {

  private static final Comparator<Dependency> ORDER =
      Comparator.comparing(Dependency::object).thenComparing(on -> on.column().orElse(""));

  @Override
  public int compareTo(Dependency other) {
    return ORDER.compare(this, other);
  }
}

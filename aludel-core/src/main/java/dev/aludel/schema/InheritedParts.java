package dev.aludel.schema;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What a table has from the tables that it is a partition or a child of, as a database tells: it
 * stays with the table when those let go of it (ALTER TABLE, DETACH PARTITION and NO INHERIT).
 *
 * <p>It follows from the tables above, but for its names. So it is no part of a table's definition,
 * and makes no difference between two tables.
 *
 * @param constraints with the names that they have on this table
 * @param indexes with the names that they have on this table
 * @param options those that speak of these constraints and indexes, and of inherited NOT NULL
 * @param local the names of the checks among them that are the table's own, too
 * @param notNull the columns whose inherited NOT NULL is the table's own, too, or has another name
 *     than the one above
 */
public record InheritedParts(
    List<Constraint> constraints,
    List<Index> indexes,
    SortedMap<String, String> options,
    List<String> local,
    List<String> notNull) {

  public InheritedParts {
    constraints = List.copyOf(constraints);
    indexes = List.copyOf(indexes);
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    local = List.copyOf(local);
    notNull = List.copyOf(notNull);
  }

  /** The options that speak of its checks. */
  SortedMap<String, String> checkOptions() {
    SortedMap<String, String> found = new TreeMap<>();
    for (Constraint constraint : constraints) {
      if (constraint instanceof CheckConstraint) {
        found.putAll(PartOptions.of(options, constraint));
      }
    }
    return found;
  }

  /** The same parts over a renamed column. */
  public InheritedParts withColumnRenamed(String from, String to) {
    return new InheritedParts(
        constraints.stream().map(c -> c.withColumnRenamed(from, to)).toList(),
        indexes.stream().map(i -> i.withColumnRenamed(from, to)).toList(),
        PartOptions.ofColumnRenamed(options, from, to),
        local,
        notNull.stream().map(column -> column.equals(from) ? to : column).toList());
  }

  /** The same parts with each constraint put through {@code change}. */
  public InheritedParts withEachConstraint(UnaryOperator<Constraint> change) {
    return new InheritedParts(
        constraints.stream().map(change).toList(), indexes, options, local, notNull);
  }
}

package dev.aludel.schema;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The routines that a table's checks, defaults, generated columns, indexes, exclusion constraints
 * and partition key call, as a database tells. They are known by the words that call them, which
 * mean the same all over a table, but may mean another routine once one has come or gone.
 *
 * <p>So they are no part of a table's definition, and make no difference between two tables.
 *
 * @param byWords what is called, by the words of a part, or of an option that holds some
 */
public record Calls(SortedMap<String, Set<ObjectKey>> byWords) {

  public Calls {
    byWords = Collections.unmodifiableSortedMap(new TreeMap<>(byWords));
  }

  /** The words of a part with these expressions. */
  public static String words(List<Expression> expressions) {
    return expressions.stream().map(Needs::sql).collect(Collectors.joining(", "));
  }

  /** What these words call. */
  public Set<ObjectKey> by(String words) {
    return byWords.getOrDefault(words, Set.of());
  }

  /** What the first tell, and what others tell of words of which those tell nothing. */
  public static Optional<Calls> union(Optional<Calls> first, Optional<Calls> others) {
    if (first.isEmpty() || others.isEmpty()) {
      return first.or(() -> others);
    }
    SortedMap<String, Set<ObjectKey>> all = new TreeMap<>(others.get().byWords);
    all.putAll(first.get().byWords);
    return Optional.of(new Calls(all));
  }

  /** The same, of routines by other names. */
  public Calls withEachRoutine(UnaryOperator<ObjectKey> change) {
    SortedMap<String, Set<ObjectKey>> named = new TreeMap<>();
    for (Map.Entry<String, Set<ObjectKey>> each : byWords.entrySet()) {
      named.put(each.getKey(), each.getValue().stream().map(change).collect(Collectors.toSet()));
    }
    return new Calls(named);
  }

  /** The same over a renamed column. */
  public Calls withColumnRenamed(String from, String to) {
    SortedMap<String, Set<ObjectKey>> renamed = new TreeMap<>();
    for (Map.Entry<String, Set<ObjectKey>> each : byWords.entrySet()) {
      renamed.put(SqlIdentifiers.renamed(each.getKey(), from, to), each.getValue());
    }
    return new Calls(renamed);
  }
}

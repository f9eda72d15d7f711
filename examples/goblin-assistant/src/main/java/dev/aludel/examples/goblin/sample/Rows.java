package dev.aludel.examples.goblin.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of one table, in the order of its columns here. */
record Rows(String table, List<String> columns, List<List<Object>> values) {

  static Rows of(String table, String... columns) {
    return new Rows(table, List.of(columns), new ArrayList<>());
  }

  /** One more; a value may be null. */
  void add(Object... row) {
    if (row.length != columns.size()) {
      throw new IllegalArgumentException(
          "%s: %d values for %d columns".formatted(table, row.length, columns.size()));
    }
    values.add(Arrays.asList(row));
  }
}

package dev.aludel.operation;

import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.SchemaException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of values, which may be NULL, each as long as the list of columns. */
final class Rows {

  private Rows() {}

  static List<List<@Nullable Object>> copyOf(
      QualifiedName table, List<String> columns, List<List<@Nullable Object>> rows) {
    List<List<@Nullable Object>> copy = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      if (row.size() != columns.size()) {
        throw new SchemaException(
            "A row for %s has %d values for %d columns: %s."
                .formatted(table, row.size(), columns.size(), row));
      }
      copy.add(Collections.unmodifiableList(new ArrayList<>(row)));
    }
    return Collections.unmodifiableList(copy);
  }
}

package dev.aludel.dialect.postgresql;

import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Index;
import dev.aludel.schema.InheritedParts;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A table while its parts are read, one query after the other. */
final class TableDraft {

  final QualifiedName name;
  final Optional<String> comment;
  final SortedMap<String, String> options = new TreeMap<>();

  /** By their number, {@code pg_attribute.attnum}; null where a column was dropped. */
  private final List<@Nullable Column> columns = new ArrayList<>();

  final List<Constraint> constraints = new ArrayList<>();
  final List<Index> indexes = new ArrayList<>();

  /** What comes from the tables above, if there are any. */
  final List<Constraint> inheritedConstraints = new ArrayList<>();

  final List<Index> inheritedIndexes = new ArrayList<>();
  final SortedMap<String, String> inheritedOptions = new TreeMap<>();

  /** The inherited checks that are the table's own, too. */
  final List<String> local = new ArrayList<>();

  /** The columns of which the inherited NOT NULL is not just as it is above. */
  final List<String> notNull = new ArrayList<>();

  TableDraft(QualifiedName name, Optional<String> comment) {
    this.name = name;
    this.comment = comment;
  }

  void add(int number, Column column) {
    while (columns.size() <= number) {
      columns.add(null);
    }
    columns.set(number, column);
  }

  Optional<Column> column(int number) {
    return number < columns.size() ? Optional.ofNullable(columns.get(number)) : Optional.empty();
  }

  String columnName(int number) {
    return column(number)
        .orElseThrow(
            () -> new IllegalStateException("Table %s has no column %d".formatted(name, number)))
        .name();
  }

  List<String> columnNames(int[] numbers) {
    List<String> names = new ArrayList<>(numbers.length);
    for (int number : numbers) {
      names.add(columnName(number));
    }
    return names;
  }

  Table table() {
    List<Column> there = new ArrayList<>(columns.size());
    for (Column column : columns) {
      if (column != null) {
        there.add(column);
      }
    }
    constraints.sort(CanonicalOrder.CONSTRAINTS);
    indexes.sort(CanonicalOrder.INDEXES);
    return new Table(
        name, there, constraints, indexes, comment, options, inherited(), Optional.empty());
  }

  private Optional<InheritedParts> inherited() {
    if (TableParents.of(options).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new InheritedParts(
            inheritedConstraints, inheritedIndexes, inheritedOptions, local, notNull));
  }
}

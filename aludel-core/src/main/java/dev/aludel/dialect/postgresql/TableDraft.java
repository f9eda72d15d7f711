package dev.aludel.dialect.postgresql;

import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Index;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A table while its parts are read, one query after the other. */
final class TableDraft {

  final QualifiedName name;
  final Optional<String> comment;
  final SortedMap<String, String> options = new TreeMap<>();

  /** By their number, {@code pg_attribute.attnum}. */
  final SortedMap<Integer, Column> columns = new TreeMap<>();

  final List<Constraint> constraints = new ArrayList<>();
  final List<Index> indexes = new ArrayList<>();

  TableDraft(QualifiedName name, Optional<String> comment) {
    this.name = name;
    this.comment = comment;
  }

  String columnName(int number) {
    Column column = columns.get(number);
    if (column == null) {
      throw new IllegalStateException("Table %s has no column %d".formatted(name, number));
    }
    return column.name();
  }

  List<String> columnNames(List<Short> numbers) {
    return numbers.stream().map(number -> columnName(number)).toList();
  }

  Table table() {
    return CanonicalOrder.of(
        new Table(name, List.copyOf(columns.values()), constraints, indexes, comment, options));
  }
}

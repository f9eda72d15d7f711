package dev.aludel.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What may stand between the parentheses of a table's definition. */
public sealed interface TableElement
    permits Column, Constraint, Index, TableElement.Comment, TableElement.Option {

  /** What the table is for, in words. */
  record Comment(String text) implements TableElement {}

  /** What only one dialect knows, by {@code dialect.option}. */
  record Option(String name, String value) implements TableElement {}

  /** The table of these elements, with columns in the order given. */
  static Table table(QualifiedName name, List<? extends TableElement> elements) {
    List<Column> columns = new ArrayList<>();
    List<Constraint> constraints = new ArrayList<>();
    List<Index> indexes = new ArrayList<>();
    Optional<String> comment = Optional.empty();
    TreeMap<String, String> options = new TreeMap<>();
    for (TableElement element : elements) {
      if (element instanceof Column column) {
        columns.add(column);
      } else if (element instanceof Constraint constraint) {
        constraints.add(constraint);
      } else if (element instanceof Index index) {
        indexes.add(index);
      } else if (element instanceof Comment text) {
        comment = Optional.of(text.text());
      } else if (element instanceof Option option) {
        options.put(option.name(), option.value());
      }
    }
    return new Table(name, columns, constraints, indexes, comment, options);
  }
}

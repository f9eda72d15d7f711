package dev.aludel.diff;

import dev.aludel.schema.Column;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Columns in an order in which each can be added: a generated one after those that it names. SQLite
 * lets one generated column name another (its gencol.html, section 2.3), PostgreSQL does not.
 */
final class GeneratedOrder {

  private final List<Column> columns;
  private final Set<Column> ordered = new LinkedHashSet<>();
  private final Set<Column> begun = new LinkedHashSet<>();

  private GeneratedOrder(List<Column> columns) {
    this.columns = columns;
  }

  /** The columns, each after those that it names; else in the order in which they come. */
  static List<Column> added(List<Column> columns) {
    GeneratedOrder order = new GeneratedOrder(columns);
    columns.forEach(order::add);
    return new ArrayList<>(order.ordered);
  }

  /** The columns, each before those that it names; those that are not generated last. */
  static List<Column> dropped(List<Column> columns) {
    List<Column> generated = new ArrayList<>(columns.stream().filter(GeneratedOrder::is).toList());
    Collections.reverse(generated);
    List<Column> order = added(generated);
    Collections.reverse(order);
    columns.stream().filter(column -> !is(column)).forEach(order::add);
    return order;
  }

  private static boolean is(Column column) {
    return column.generated().isPresent();
  }

  private void add(Column column) {
    if (!begun.add(column)) {
      return;
    }
    for (Column other : columns) {
      if (!other.equals(column)
          && column.generated().filter(by -> by.expression().mentions(other.name())).isPresent()) {
        add(other);
      }
    }
    ordered.add(column);
  }
}

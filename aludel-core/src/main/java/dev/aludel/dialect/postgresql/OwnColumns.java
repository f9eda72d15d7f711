package dev.aludel.dialect.postgresql;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.Inheritance;
import dev.aludel.schema.OwnOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes columns and checks that a child has from its parents its own as well (ALTER TABLE). */
final class OwnColumns {

  private static final String ASIDE = "aludel_aside_";

  private OwnColumns() {}

  /** The checks from above that CREATE TABLE says of a child, too. */
  static List<String> checks(Table child, Schema schema) {
    List<String> elements = new ArrayList<>();
    TableOptions.under(OwnOptions.CHECK, child.options())
        .keySet()
        .forEach(name -> check(child, name, schema).ifPresent(elements::add));
    return elements;
  }

  private static Optional<String> check(Table child, String name, Schema schema) {
    for (QualifiedName parent : TableParents.of(child)) {
      CheckConstraint check = Inheritance.checks(parent, schema).get(name);
      if (check != null) {
        Map<String, String> options =
            schema.table(parent).map(Table::options).orElse(child.options());
        return ConstraintText.element(check, options);
      }
    }
    return Optional.empty();
  }

  /** The statements that make a child's own what its options say now. */
  static List<String> changes(
      Table child, Map<String, String> from, Map<String, String> to, Schema schema) {
    List<String> statements = new ArrayList<>();
    List<String> columns = new ArrayList<>(TableOptions.under(OwnOptions.COLUMN, to).keySet());
    columns.removeAll(TableOptions.under(OwnOptions.COLUMN, from).keySet());
    columns.removeIf(column -> !Descent.isInherited(child, column, schema));
    if (!columns.isEmpty()) {
      statements.addAll(columns(child, columns));
    }
    for (String name : TableOptions.under(OwnOptions.CHECK, to).keySet()) {
      if (!from.containsKey(OwnOptions.CHECK + name)) {
        check(child, name, schema)
            .ifPresent(
                element ->
                    statements.add(
                        "ALTER TABLE " + Quoting.name(child.name()) + " ADD " + element));
      }
    }
    return statements;
  }

  /**
   * A column is a child's own once a parent drops it alone (DROP COLUMN with ONLY). That is one for
   * this while, of these columns and those that they are worked out from.
   */
  static List<String> columns(Table child, List<String> columns) {
    String alter = "ALTER TABLE " + Quoting.name(child.name());
    QualifiedName aside = child.name().sibling(Quoting.clipped(ASIDE + child.name().name()));
    List<Column> needed =
        child.columns().stream()
            .filter(
                column ->
                    columns.contains(column.name())
                        || columns.stream()
                            .flatMap(own -> child.requireColumn(own).generated().stream())
                            .anyMatch(from -> from.expression().mentions(column.name())))
            .toList();
    // Those first that are worked out from others.
    List<Column> own =
        needed.stream()
            .filter(column -> columns.contains(column.name()))
            .sorted(Comparator.comparing(column -> column.generated().isEmpty()))
            .toList();
    List<String> statements = new ArrayList<>();
    statements.add(
        needed.stream()
            .map(OwnColumns::bare)
            .map(TableText::column)
            .collect(Collectors.joining(", ", "CREATE TABLE " + Quoting.name(aside) + " (", ")")));
    statements.add(alter + " INHERIT " + Quoting.name(aside));
    statements.add(
        own.stream()
            .map(column -> "DROP COLUMN " + Quoting.name(column.name()))
            .collect(
                Collectors.joining(", ", "ALTER TABLE ONLY " + Quoting.name(aside) + " ", "")));
    statements.add(alter + " NO INHERIT " + Quoting.name(aside));
    statements.add("DROP TABLE " + Quoting.name(aside));
    return statements;
  }

  private static Column bare(Column column) {
    return column
        .withDefault(Optional.empty())
        .withIdentity(Optional.empty())
        .withComment(Optional.empty())
        .withNullable(true);
  }
}

package dev.aludel.dialect.postgresql;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Inheritance;
import dev.aludel.schema.OwnOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
      Table child,
      Map<String, String> from,
      Map<String, String> to,
      Schema schema,
      NullableChildren nullable) {
    List<String> statements = new ArrayList<>();
    List<String> columns = new ArrayList<>(TableOptions.under(OwnOptions.COLUMN, to).keySet());
    columns.removeAll(TableOptions.under(OwnOptions.COLUMN, from).keySet());
    columns.removeIf(column -> !Descent.isInherited(child, column, schema));
    if (!columns.isEmpty()) {
      statements.addAll(
          nullable.taken(child, TableParents.of(child), columns(child, columns, nullable)));
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
   * A column is a child's own when the last parent that has it lets go of it. Meanwhile copies of
   * the parents hold all others, so that those do not become its own as well.
   */
  private static List<String> columns(
      Table child, List<String> columns, NullableChildren nullable) {
    String alter = "ALTER TABLE " + Quoting.name(child.name());
    List<QualifiedName> parents = TableParents.of(child);
    List<QualifiedName> copies = new ArrayList<>();
    List<String> statements = new ArrayList<>();
    for (QualifiedName parent : parents) {
      QualifiedName copy =
          child.name().sibling(Quoting.clipped(ASIDE + copies.size() + "_" + child.name().name()));
      copies.add(copy);
      statements.add(
          "CREATE TABLE %s (LIKE %s INCLUDING CONSTRAINTS INCLUDING GENERATED)"
              .formatted(Quoting.name(copy), Quoting.name(parent)));
      statements.addAll(nullable.copied(child, parent, copy));
      for (String column : columns) {
        statements.add(
            "ALTER TABLE %s DROP COLUMN IF EXISTS %s CASCADE"
                .formatted(Quoting.name(copy), Quoting.name(column)));
      }
      statements.add(alter + " INHERIT " + Quoting.name(copy));
    }
    parents.forEach(parent -> statements.add(alter + " NO INHERIT " + Quoting.name(parent)));
    parents.forEach(parent -> statements.add(alter + " INHERIT " + Quoting.name(parent)));
    for (QualifiedName copy : copies) {
      statements.add(alter + " NO INHERIT " + Quoting.name(copy));
      statements.add("DROP TABLE " + Quoting.name(copy));
    }
    return statements;
  }
}

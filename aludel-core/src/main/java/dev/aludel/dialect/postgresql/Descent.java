package dev.aludel.dialect.postgresql;

import dev.aludel.schema.Column;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Partitions and children of other tables (sections 5.11 and 5.12 of PostgreSQL's manual): what
 * happens to the columns of a table happens to theirs by itself.
 */
final class Descent {

  private Descent() {}

  static boolean isPartition(Table table) {
    return table.options().containsKey(TableOptions.PARTITION_OF);
  }

  /** Whether the column comes to the table from one above it, or has gone with it. */
  static boolean isInherited(Table table, String column, Schema schema) {
    return isPartition(table)
        || TableParents.of(table).stream()
            .flatMap(parent -> schema.table(parent).stream())
            .anyMatch(parent -> parent.column(column).isPresent());
  }

  /** The table with its partitions and children, and theirs, as far as they are known. */
  static List<Table> withDescendants(QualifiedName table, Schema schema) {
    List<Table> found = new ArrayList<>(schema.table(table).stream().toList());
    for (int next = 0; next < found.size(); next++) {
      QualifiedName parent = found.get(next).name();
      for (Table other : schema.tables()) {
        if (TableParents.of(other).contains(parent) && !found.contains(other)) {
          found.add(other);
        }
      }
    }
    return found;
  }

  /** {@code PARTITION OF "sales" FOR VALUES …} or {@code INHERITS ("parent")}. */
  static Optional<String> partition(Table table) {
    return TableOptions.of(table.options(), TableOptions.PARTITION_OF)
        .map(parent -> "PARTITION OF " + Quoting.name(QualifiedName.parse(parent)));
  }

  static String bound(Table table) {
    return TableOptions.of(table.options(), TableOptions.PARTITION_BOUND)
        .map(bound -> "\n" + bound)
        .orElse("");
  }

  static String inherits(Table table) {
    return TableOptions.of(table.options(), TableOptions.INHERITS)
        .map(parents -> "\nINHERITS (" + names(parents) + ")")
        .orElse("");
  }

  private static String names(String parents) {
    return String.join(", ", list(parents).stream().map(Quoting::name).toList());
  }

  private static List<QualifiedName> list(String parents) {
    List<QualifiedName> names = new ArrayList<>();
    for (String parent : parents.split(", ")) {
      if (!parent.isBlank()) {
        names.add(QualifiedName.parse(parent));
      }
    }
    return names;
  }

  /** What a partition says of a column besides what its table says. */
  static Optional<String> columnOptions(Column column, Optional<Column> parents) {
    Optional<String> value =
        column.generated().isPresent() || column.identity().isPresent()
            ? Optional.empty()
            : TableText.defaultValue(column);
    boolean sameDefault = parents.flatMap(TableText::defaultValue).equals(value);
    boolean sameNull = parents.filter(parent -> parent.nullable() == column.nullable()).isPresent();
    String options =
        (sameDefault || value.isEmpty() ? "" : " DEFAULT " + value.get())
            + (sameNull || column.nullable() ? "" : " NOT NULL");
    return Optional.of(options)
        .filter(text -> !text.isEmpty())
        .map(text -> Quoting.name(column.name()) + " WITH OPTIONS" + text);
  }

  /** The statements that give a table other parents, or another place among its siblings. */
  static List<String> changes(
      QualifiedName table, Map<String, String> from, Map<String, String> to) {
    List<String> statements = new ArrayList<>();
    Optional<String> wasOf = TableOptions.of(from, TableOptions.PARTITION_OF);
    Optional<String> isOf = TableOptions.of(to, TableOptions.PARTITION_OF);
    boolean moves =
        !wasOf.equals(isOf)
            || !TableOptions.of(from, TableOptions.PARTITION_BOUND)
                .equals(TableOptions.of(to, TableOptions.PARTITION_BOUND));
    if (moves) {
      wasOf.ifPresent(
          parent -> statements.add(alter(parent) + "DETACH PARTITION " + Quoting.name(table)));
      isOf.ifPresent(
          parent ->
              statements.add(
                  alter(parent)
                      + "ATTACH PARTITION "
                      + Quoting.name(table)
                      + " "
                      + to.getOrDefault(TableOptions.PARTITION_BOUND, "DEFAULT")));
    }
    Set<QualifiedName> before = parents(from);
    Set<QualifiedName> after = parents(to);
    for (QualifiedName parent : before) {
      if (!after.contains(parent)) {
        statements.add(inherit(table, "NO INHERIT ", parent));
      }
    }
    for (QualifiedName parent : after) {
      if (!before.contains(parent)) {
        statements.add(inherit(table, "INHERIT ", parent));
      }
    }
    return statements;
  }

  private static Set<QualifiedName> parents(Map<String, String> options) {
    return new LinkedHashSet<>(list(options.getOrDefault(TableOptions.INHERITS, "")));
  }

  private static String inherit(QualifiedName table, String word, QualifiedName parent) {
    return "ALTER TABLE " + Quoting.name(table) + " " + word + Quoting.name(parent);
  }

  private static String alter(String parent) {
    return "ALTER TABLE " + Quoting.name(QualifiedName.parse(parent)) + " ";
  }
}

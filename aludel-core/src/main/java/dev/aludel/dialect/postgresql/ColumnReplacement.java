package dev.aludel.dialect.postgresql;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Index;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts a new column in the place of one that no ALTER COLUMN can change: a plain column that
 * becomes a generated one, a generated one whose values become stored or virtual, a virtual one
 * that becomes plain. The new column stands at the end of the table.
 */
final class ColumnReplacement {

  private static final String ASIDE = "aludel_replaced_";

  private ColumnReplacement() {}

  static List<String> statements(Table table, Column was, Column is) {
    QualifiedName name = table.name();
    String on = "ALTER TABLE " + Quoting.name(name) + " ";
    Column old = was.named(Quoting.clipped(ASIDE + was.name()));
    boolean keepsValues = is.generated().isEmpty();
    List<String> statements = new ArrayList<>();
    statements.add(on + rename(was.name(), old.name()));
    statements.add(on + "ADD COLUMN " + TableText.column(keepsValues ? is.withNullable(true) : is));
    if (keepsValues) {
      statements.add(
          "UPDATE %s SET %s = %s"
              .formatted(Quoting.name(name), Quoting.name(is.name()), Quoting.name(old.name())));
    }
    statements.add(on + "DROP COLUMN " + Quoting.name(old.name()));
    if (keepsValues && !is.nullable()) {
      statements.add(on + "ALTER COLUMN " + Quoting.name(is.name()) + " SET NOT NULL");
    }
    for (Constraint constraint : table.constraints()) {
      if (uses(constraint, was.name())) {
        statements.addAll(PartText.again(table, constraint));
      }
    }
    for (Index index : table.indexes()) {
      if (IndexText.uses(index, was.name())) {
        statements.addAll(PartText.again(table, index));
      }
    }
    if (is.comment().isPresent()) {
      statements.add(TableText.comment(name, is.name(), is.comment()));
    }
    return statements;
  }

  /** What names the column goes with it, expressions too. */
  private static boolean uses(Constraint constraint, String column) {
    return constraint.columns().contains(column)
        || (constraint instanceof CheckConstraint check && check.condition().mentions(column));
  }

  private static String rename(String from, String to) {
    return "RENAME COLUMN " + Quoting.name(from) + " TO " + Quoting.name(to);
  }
}

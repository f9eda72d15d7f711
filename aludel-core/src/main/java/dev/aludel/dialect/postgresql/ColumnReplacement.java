package dev.aludel.dialect.postgresql;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Index;
import dev.aludel.schema.NotNullOptions;
import dev.aludel.schema.OwnOptions;
import dev.aludel.schema.PartOptions;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts a new column in the place of one that no ALTER COLUMN can change: a plain column that
 * becomes a generated one, a generated one whose values become stored or virtual, a virtual one
 * that becomes plain, whose values it takes over. The new column stands at the end of the table.
 */
final class ColumnReplacement {

  private static final String ASIDE = "aludel_replaced_";

  private ColumnReplacement() {}

  /**
   * The statements that put the one column in the place of the other, in the tables below as well.
   *
   * @param heirs the partitions and children that have the column from this table, and theirs
   */
  static List<String> statements(Table table, Column was, Column is, List<Table> heirs) {
    String on = "ALTER TABLE " + Quoting.name(table.name()) + " ";
    List<String> statements = new ArrayList<>();
    if (is.generated().isPresent()) {
      // Before the new one comes: a NOT NULL of the same name would be in its way.
      statements.addAll(drop(table, heirs, was.name(), was.name()));
      statements.add(on + add(is, table));
    } else {
      String old = Quoting.clipped(ASIDE + was.name());
      statements.add(on + rename(was.name(), old));
      statements.add(on + add(is.withNullable(true), table));
      // Not by UPDATE, for which triggers and policies may lie in wait.
      statements.add(
          on
              + "ALTER COLUMN %s TYPE %s USING %s"
                  .formatted(
                      Quoting.name(is.name()),
                      TypeTable.write(is.type()) + IndexText.collation(is.collation()),
                      Quoting.name(old)));
      statements.addAll(drop(table, heirs, was.name(), old));
      if (!is.nullable()) {
        statements.add(on + NotNullStates.set(is.name(), table.options()));
      }
    }
    statements.addAll(again(table, was.name()));
    if (is.comment().isPresent()) {
      statements.add(TableText.comment(table.name(), is.name(), is.comment()));
    }
    for (Table heir : heirs) {
      Column own = heir.requireColumn(was.name());
      if (NotNullOptions.given(table, is).nullable() && !own.nullable()) {
        statements.add(NotNullStates.setOn(Optional.of(heir), heir.name(), is.name()));
      }
      statements.addAll(again(heir, was.name()));
      if (own.comment().isPresent()) {
        statements.add(TableText.comment(heir.name(), is.name(), own.comment()));
      }
      if (OwnOptions.hasColumn(heir.options(), is.name())) {
        Table then = heir.withColumn(is.name(), there -> is);
        statements.addAll(OwnColumns.columns(then, List.of(is.name())));
      }
    }
    return statements;
  }

  /**
   * Drops the column here and where it is a child's own as well, which does not lose it with this
   * one, and would have the new one in its place.
   */
  private static List<String> drop(Table table, List<Table> heirs, String column, String name) {
    return Stream.concat(
            Stream.of(table),
            heirs.stream().filter(heir -> OwnOptions.hasColumn(heir.options(), column)))
        .map(
            each ->
                "ALTER TABLE %s DROP COLUMN %s"
                    .formatted(Quoting.name(each.name()), Quoting.name(name)))
        .toList();
  }

  /** What has gone with the column that was, and what its options say. */
  private static List<String> again(Table table, String column) {
    List<String> statements = new ArrayList<>();
    Map<String, String> options = PartOptions.ofColumn(table.options(), column);
    List<String> actions = ColumnOptions.actions(table, Map.of(), options);
    if (!actions.isEmpty()) {
      statements.add(
          "ALTER TABLE ONLY " + Quoting.name(table.name()) + " " + String.join(", ", actions));
    }
    for (Constraint constraint : table.constraints()) {
      if (uses(constraint, column)) {
        statements.addAll(PartText.again(table, constraint));
      }
    }
    for (Index index : table.indexes()) {
      if (IndexText.uses(index, column)) {
        statements.addAll(PartText.again(table, index));
      }
    }
    return statements;
  }

  /** What names the column goes with it, expressions too. */
  private static boolean uses(Constraint constraint, String column) {
    return constraint.columns().contains(column)
        || (constraint instanceof CheckConstraint check && check.condition().mentions(column));
  }

  private static String add(Column column, Table table) {
    return "ADD COLUMN "
        + TableText.column(column, NotNullOptions.in(table.options()))
        + NotNullStates.beside(column, table.options()).map(action -> ", " + action).orElse("");
  }

  private static String rename(String from, String to) {
    return "RENAME COLUMN " + Quoting.name(from) + " TO " + Quoting.name(to);
  }
}

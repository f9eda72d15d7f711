package dev.aludel.dialect.postgresql;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Index;
import dev.aludel.schema.NotNullOptions;
import dev.aludel.schema.OwnOptions;
import dev.aludel.schema.PartOptions;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import java.util.ArrayList;
import java.util.Collections;
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
  static List<String> statements(
      Table table, Column was, Column is, List<Table> heirs, int majorVersion) {
    String on = "ALTER TABLE " + Quoting.name(table.name()) + " ";
    List<String> below =
        majorVersion < ColumnAlteration.OWN_NOT_NULL ? List.of() : notNullBelow(table, is, heirs);
    Column comes = below.isEmpty() && is.generated().isPresent() ? is : is.withNullable(true);
    List<String> statements = new ArrayList<>();
    if (is.generated().isPresent()) {
      // Before the new one comes: a NOT NULL of the same name would be in its way.
      statements.addAll(drop(table, heirs, was.name(), was.name()));
      statements.add(on + add(comes, table));
    } else {
      String old = Quoting.clipped(ASIDE + was.name());
      statements.add(on + rename(was.name(), old));
      statements.add(on + add(comes, table));
      // Not by UPDATE, for which triggers and policies may lie in wait.
      statements.add(
          on
              + "ALTER COLUMN %s TYPE %s USING %s"
                  .formatted(
                      Quoting.name(is.name()),
                      TypeTable.write(is.type()) + IndexText.collation(is.collation()),
                      Quoting.name(old)));
      statements.addAll(drop(table, heirs, was.name(), old));
    }
    statements.addAll(below);
    if (!is.nullable() && comes.nullable()) {
      statements.add(on + NotNullStates.named(is.name(), table.options()));
    }
    statements.addAll(again(table, is));
    if (is.comment().isPresent()) {
      statements.add(TableText.comment(table.name(), is.name(), is.comment()));
    }
    for (Table heir : heirs) {
      Column own = heir.requireColumn(is.name());
      if (majorVersion < ColumnAlteration.OWN_NOT_NULL && is.nullable() && !own.nullable()) {
        statements.add(
            NotNullStates.setOn(Optional.of(heir), heir.name(), is.name(), majorVersion));
      }
      statements.addAll(again(heir, own));
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
   * The NOT NULL of tables below that is their own, or has another name: it comes before that
   * above, which would give them its name, and first below.
   */
  private static List<String> notNullBelow(Table table, Column is, List<Table> heirs) {
    List<Table> family = new ArrayList<>(heirs);
    family.add(table.withColumn(is.name(), was -> is));
    List<String> statements = new ArrayList<>();
    for (Table heir : heirs) {
      boolean isGiven =
          family.stream()
              .filter(parent -> TableParents.of(heir).contains(parent.name()))
              .map(parent -> NotNullOptions.given(parent, parent.requireColumn(is.name())))
              .anyMatch(given -> !given.nullable());
      boolean isNamed = NotNullNames.of(heir.options(), is.name()).isPresent();
      if (!heir.requireColumn(is.name()).nullable() && (isNamed || !isGiven)) {
        statements.add(
            "ALTER TABLE %s %s"
                .formatted(
                    Quoting.name(heir.name()), NotNullStates.added(is.name(), heir.options())));
      }
    }
    Collections.reverse(statements);
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
  private static List<String> again(Table table, Column replaced) {
    String column = replaced.name();
    List<String> statements = new ArrayList<>();
    NotNullStates.commentAgain(table, replaced).ifPresent(statements::add);
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

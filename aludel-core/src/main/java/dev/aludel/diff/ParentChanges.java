package dev.aludel.diff;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.Inheritance;
import dev.aludel.schema.NotNullOptions;
import dev.aludel.schema.OwnOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the tables above one change: what a parent does to a column or a check it does to all that
 * inherit it (section 5.11 of PostgreSQL's manual), and that may not be what becomes of these.
 *
 * @param before what is there
 * @param after what will be there
 * @param replaced the tables that are dropped and created under one name
 */
record ParentChanges(Schema before, Schema after, Set<QualifiedName> replaced) {

  /**
   * Whether the parent changes in a way that would take the table with it, and must not.
   *
   * @param parents those that the table keeps besides
   */
  boolean isInTheWay(QualifiedName name, Table was, Table will, List<QualifiedName> parents) {
    if (replaced.contains(name) || after.table(name).isEmpty()) {
      return true;
    }
    Table had = before.requireTable(name);
    Table has = after.requireTable(name);
    return !had.equals(has)
        && (columnIsInTheWay(had, has, was, will, parents) || checkIsInTheWay(name, was, will));
  }

  private boolean columnIsInTheWay(
      Table had, Table has, Table was, Table will, List<QualifiedName> parents) {
    for (Column column : was.columns()) {
      Optional<Column> stays = will.column(column.name());
      if (stays.isPresent()) {
        Optional<Column> above =
            had.column(column.name()).map(there -> NotNullOptions.given(had, there));
        Optional<Column> then = has.column(column.name());
        boolean goes =
            above.isPresent()
                && then.isEmpty()
                && !isElsewhere(column.name(), parents, had.name())
                && !(OwnOptions.hasColumn(was.options(), column.name()) && stays.get().nullable());
        boolean comesOtherwise =
            above.isEmpty() && then.isPresent() && !isAlike(column, stays.get());
        boolean losesNotNull =
            above.isPresent()
                && then.isPresent()
                && !above.get().nullable()
                && then.get().nullable()
                && !stays.get().nullable();
        boolean changesTogether =
            above.isPresent()
                && (!sameType(column, stays.get()) || becomesPlain(column, stays.get()))
                && comesFromBefore(had.name(), column.name(), parents);
        if (goes || comesOtherwise || losesNotNull || changesTogether) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean sameType(Column one, Column other) {
    return one.type().equals(other.type()) && one.collation().equals(other.collation());
  }

  private static boolean becomesPlain(Column was, Column is) {
    return was.generated().isPresent() && is.generated().isEmpty();
  }

  /**
   * Whether the table has the column from a parent before this one, too: PostgreSQL gives another
   * type to a column, and makes a generated one plain, only together with all tables that it comes
   * from.
   */
  private boolean comesFromBefore(
      QualifiedName parent, String column, List<QualifiedName> parents) {
    Set<QualifiedName> origins = origins(parent, column);
    return parents.subList(0, parents.indexOf(parent)).stream()
        .map(earlier -> origins(earlier, column))
        .anyMatch(others -> !others.isEmpty() && !(others.size() == 1 && others.equals(origins)));
  }

  /** The topmost tables that give that column to the table, or itself. */
  private Set<QualifiedName> origins(QualifiedName name, String column) {
    Set<QualifiedName> origins = new HashSet<>();
    Optional<Table> table = before.table(name).filter(there -> there.column(column).isPresent());
    table.stream()
        .flatMap(there -> TableParents.of(there).stream())
        .forEach(parent -> origins.addAll(origins(parent, column)));
    return table.isPresent() && origins.isEmpty() ? Set.of(name) : origins;
  }

  private static boolean isAlike(Column one, Column other) {
    return sameType(one, other)
        && one.generated().equals(other.generated())
        && one.nullable() == other.nullable();
  }

  /** Whether another parent has the column all the time. */
  private boolean isElsewhere(String column, List<QualifiedName> parents, QualifiedName but) {
    return parents.stream()
        .filter(parent -> !parent.equals(but))
        .anyMatch(
            parent ->
                before.table(parent).flatMap(table -> table.column(column)).isPresent()
                    && after.table(parent).flatMap(table -> table.column(column)).isPresent());
  }

  private boolean checkIsInTheWay(QualifiedName parent, Table was, Table will) {
    Map<String, CheckConstraint> then = Inheritance.checks(parent, after);
    Set<String> own = new HashSet<>();
    will.constraints(CheckConstraint.class).forEach(check -> check.name().ifPresent(own::add));
    was.inherited().ifPresent(parts -> own.addAll(parts.local()));
    // What is the child's own as well goes and comes by itself.
    own.removeIf(check -> was.options().containsKey(OwnOptions.CHECK + check));
    return Inheritance.checks(parent, before).entrySet().stream()
        .filter(check -> !check.getValue().equals(then.get(check.getKey())))
        .anyMatch(check -> own.contains(check.getKey()));
  }
}

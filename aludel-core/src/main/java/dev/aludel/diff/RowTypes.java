package dev.aludel.diff;

import dev.aludel.schema.Column;
import dev.aludel.schema.Needs;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The types of the rows of tables that columns of other tables have. While they do, PostgreSQL
 * refuses to drop the table and to write its rows anew (ALTER TABLE): another type of a column, or
 * a new one with a default, or an enum that gives way to another of its name.
 */
final class RowTypes {

  private final Comparison comparison;

  private final RowsInTypes rows;

  /** The tables of whose rows there are columns. */
  private final Set<QualifiedName> used = new HashSet<>();

  /** Of those, the ones that go or are written anew. */
  private final Set<QualifiedName> moving = new HashSet<>();

  RowTypes(Comparison comparison, Needs before) {
    this.comparison = comparison;
    this.rows = new RowsInTypes(comparison.renamed, before);
    for (Table table : comparison.renamed.tables()) {
      table.columns().forEach(column -> used.addAll(rows.of(column.type())));
    }
  }

  boolean areUnused() {
    return used.isEmpty();
  }

  /** Finds those that move by what is known of the changes of tables by now. */
  void look() {
    for (QualifiedName name : used) {
      TableDiff table = comparison.tables.get(name);
      if (table == null || table.movesRow(comparison.rebuiltEnums())) {
        moving.add(name);
      }
    }
  }

  boolean isIdle() {
    return moving.isEmpty();
  }

  /** Whether it is the type of the rows of such a table, or is made of it. */
  boolean isMoving(Type type) {
    return moving(type).findAny().isPresent();
  }

  /** Whether the rows lose values that their table does. */
  boolean isLosing(Type type) {
    return moving(type)
        .anyMatch(
            name -> {
              TableDiff table = comparison.tables.get(name);
              return table == null
                  || !table.dropped.isEmpty()
                  || table.from.columns().stream().anyMatch(column -> isLosing(column.type()));
            });
  }

  /** The tables that go while columns of tables that stay hold rows of them. */
  Set<QualifiedName> ofDropped() {
    Set<QualifiedName> dropped = new HashSet<>();
    if (!used.isEmpty()) {
      for (TableDiff table : comparison.tables.values()) {
        table.from.columns().forEach(column -> dropped(column).ifPresent(dropped::add));
      }
    }
    return dropped;
  }

  /** Whether it holds rows of a table that goes, or rows that hold some. */
  boolean holdsDropped(Table table) {
    return !used.isEmpty()
        && table.columns().stream()
            .anyMatch(
                column ->
                    dropped(column).isPresent()
                        || moving(column.type())
                            .map(comparison.tables::get)
                            .anyMatch(under -> under != null && holdsDropped(under.from)));
  }

  /** The tables in an order in which each lets go of rows of others before these are changed. */
  List<TableDiff> holdersFirst(List<TableDiff> tables) {
    if (moving.isEmpty()) {
      return tables;
    }
    Set<TableDiff> ordered = new LinkedHashSet<>();
    tables.forEach(table -> addAfterHeld(table, tables, ordered));
    List<TableDiff> holdersFirst = new ArrayList<>(ordered);
    Collections.reverse(holdersFirst);
    return holdersFirst;
  }

  private void addAfterHeld(TableDiff table, List<TableDiff> tables, Set<TableDiff> ordered) {
    if (!ordered.contains(table)) {
      heldBy(table.from).stream()
          .filter(tables::contains)
          .forEach(under -> addAfterHeld(under, tables, ordered));
      ordered.add(table);
    }
  }

  /** The tables that stay and are written anew and of whose rows the table has columns. */
  List<TableDiff> heldBy(Table table) {
    return moving.isEmpty()
        ? List.of()
        : table.columns().stream()
            .flatMap(column -> moving(column.type()))
            .flatMap(name -> Stream.ofNullable(comparison.tables.get(name)))
            .distinct()
            .toList();
  }

  private Stream<QualifiedName> moving(Type type) {
    return moving.isEmpty() ? Stream.empty() : rows.of(type).stream().filter(moving::contains);
  }

  private Optional<QualifiedName> dropped(Column column) {
    return Needs.rowType(column.type())
        .filter(name -> used.contains(name) && !comparison.tables.containsKey(name));
  }
}

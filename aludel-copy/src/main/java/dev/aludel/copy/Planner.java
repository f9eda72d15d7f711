package dev.aludel.copy;

import dev.aludel.copy.store.ColumnPlan;
import dev.aludel.copy.store.Store;
import dev.aludel.copy.store.TablePlan;
import dev.aludel.copy.wire.Wire;
import dev.aludel.schema.Column;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says for each table how its rows travel. */
final class Planner {

  /** The forms of the columns of a table of PostgreSQL's. */
  interface Wires {
    Map<String, Wire> of(Table table) throws SQLException;
  }

  private final Store from;
  private final Store to;
  private final TableChoice choice;

  Planner(Store from, Store to, CopyOptions options) {
    this.from = from;
    this.to = to;
    this.choice = new TableChoice(options);
  }

  /**
   * Plans the copy of the chosen tables.
   *
   * @param targetWires the forms of the target's columns, if it is PostgreSQL
   * @throws CopyException if a table or a column has no counterpart; it names them all
   */
  List<TableCopy> plan(Schema source, Schema target, Connection sourceConnection, Wires targetWires)
      throws SQLException {
    List<String> problems = new ArrayList<>();
    List<TableCopy> copies = new ArrayList<>();
    for (Table table : Partitions.under(choice.chosen(source))) {
      Optional<Table> counterpart = TableChoice.counterpart(table, target);
      if (counterpart.isEmpty()) {
        problems.add("The target has no table %s.".formatted(table.name()));
        continue;
      }
      Map<String, Wire> wires =
          to.isSqlite() ? from.wires(sourceConnection, table) : targetWires.of(counterpart.get());
      Map<String, Wire> sourceWires =
          from.isSqlite() ? Map.of() : from.wires(sourceConnection, table);
      List<ColumnPlan> columns = columns(table, counterpart.get(), wires, sourceWires, problems);
      copies.add(copy(table, counterpart.get(), columns));
    }
    if (!problems.isEmpty()) {
      throw new CopyException(
          String.join("\n", problems)
              + "\nBring the target's schema up to date (aludel upgrade head), create it from the source (--create-schema), or leave these out (--exclude TABLE or TABLE.COLUMN).");
    }
    return copies;
  }

  private TableCopy copy(Table table, Table target, List<ColumnPlan> columns) {
    List<String> keyColumns =
        target.primaryKey().or(table::primaryKey).map(PrimaryKey::columns).orElse(List.of());
    List<Integer> key = new ArrayList<>();
    for (String name : keyColumns) {
      for (int i = 0; i < columns.size(); i++) {
        if (columns.get(i).target().equals(name) || columns.get(i).source().equals(name)) {
          key.add(i);
          break;
        }
      }
    }
    boolean whole = key.size() == keyColumns.size();
    Optional<String> counter =
        from.counter(table)
            .filter(
                name -> from.isSqlite() || columns.stream().anyMatch(c -> c.source().equals(name)));
    return new TableCopy(
        new TablePlan(
            table.name(),
            target.name(),
            columns,
            whole ? key : List.of(),
            counter,
            choice.where(table),
            Partitions.isAlone(table),
            Partitions.isAlone(target)),
        table,
        target);
  }

  private List<ColumnPlan> columns(
      Table table,
      Table target,
      Map<String, Wire> wires,
      Map<String, Wire> sourceWires,
      List<String> problems) {
    List<ColumnPlan> columns = new ArrayList<>();
    List<String> filled = new ArrayList<>();
    for (Column column : table.columns()) {
      Optional<Column> counterpart = TableChoice.counterpart(column, target);
      boolean leftToTarget = counterpart.map(c -> c.generated().isPresent()).orElse(false);
      if (choice.leavesOut(table, column) || leftToTarget) {
        continue;
      }
      if (counterpart.isEmpty()) {
        // What the source works out by itself is no data of its own.
        if (column.generated().isEmpty()) {
          problems.add(
              "The target's table %s has no column %s.".formatted(target.name(), column.name()));
        }
        continue;
      }
      filled.add(counterpart.get().name());
      columns.add(plan(column, counterpart.get(), wires, sourceWires));
    }
    String missing =
        target.columns().stream()
            .filter(column -> !filled.contains(column.name()) && needsValue(column))
            .map(Column::name)
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      problems.add(
          "The target's table %s needs a value in %s, which the source does not have."
              .formatted(target.name(), missing));
    }
    return columns;
  }

  private static boolean needsValue(Column column) {
    return !column.nullable()
        && column.defaultValue().isEmpty()
        && column.identity().isEmpty()
        && column.generated().isEmpty();
  }

  private ColumnPlan plan(
      Column source, Column target, Map<String, Wire> wires, Map<String, Wire> sourceWires) {
    boolean ofSqlite = from.origin().equals("sqlite");
    boolean stored = ofSqlite && to.isSqlite();
    Wire known =
        stored
            ? Wire.of(Wire.Kind.SQLITE, "")
            : Optional.ofNullable(wires.get(to.isSqlite() ? source.name() : target.name()))
                .orElseThrow(
                    () -> new IllegalStateException("The catalog has no column " + target.name()));
    Wire wire = from.isFiles() && !ofSqlite && !to.isSqlite() ? known.asWritten() : known;
    boolean otherType =
        !to.isSqlite()
            && Optional.ofNullable(sourceWires.get(source.name()))
                .filter(own -> !own.sqlName().equals(wire.sqlName()))
                .isPresent();
    Type inSqlite = ofSqlite ? source.type() : target.type();
    boolean keepsDecimals =
        inSqlite == Type.Scalar.TEXT
            || inSqlite == Type.Scalar.BYTES
            || inSqlite instanceof Type.Varchar
            || inSqlite instanceof Type.Char;
    // SQLite lets a NULL into keys that are no rowid; what the target says counts.
    boolean notNull = !target.nullable() && target.identity().isEmpty();
    return new ColumnPlan(
        source.name(),
        target.name(),
        wire,
        notNull || (!to.isSqlite() && target.identity().isPresent()),
        keepsDecimals,
        !from.isSqlite() && !to.isSqlite(),
        otherType);
  }
}

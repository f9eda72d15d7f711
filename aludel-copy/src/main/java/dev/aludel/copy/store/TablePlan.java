package dev.aludel.copy.store;

import dev.aludel.schema.QualifiedName;
import java.util.List;
import java.util.Optional;

/**
 * How the rows of one table travel.
 *
 * @param source the table's name where they come from
 * @param target its name where they go to
 * @param columns the columns that are copied, in the order of the target
 * @param key the positions of the columns that tell rows apart, in {@code columns}; empty without
 *     any
 * @param counter the integer that the rows are cut into parts by: a column's name, or {@code rowid}
 *     in SQLite; empty where there is none, and the table is one part
 * @param where which rows of the source are copied, as the source's SQL
 * @param sourceAlone whether the rows of the source's children by INHERITS are not meant: they are
 *     read with those tables
 * @param targetAlone the same of the target
 */
public record TablePlan(
    QualifiedName source,
    QualifiedName target,
    List<ColumnPlan> columns,
    List<Integer> key,
    Optional<String> counter,
    Optional<String> where,
    boolean sourceAlone,
    boolean targetAlone) {

  public TablePlan {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
  }

  /** The table as people know it. */
  public String name() {
    return target.toString();
  }

  /** The same table read where it was written to: both names are the target's. */
  public TablePlan atTarget(Optional<String> targetCounter) {
    return new TablePlan(
        target,
        target,
        columns.stream().map(ColumnPlan::atTarget).toList(),
        key,
        targetCounter,
        Optional.empty(),
        targetAlone,
        targetAlone);
  }
}

package dev.aludel.copy;

import dev.aludel.copy.store.TablePlan;
import dev.aludel.schema.Table;

/**
 * One table of a copy.
 *
 * @param source the table that the rows are from
 * @param target the table that they go to, as it will be when the copy is done
 */
record TableCopy(TablePlan plan, Table source, Table target) {

  String name() {
    return plan.name();
  }
}

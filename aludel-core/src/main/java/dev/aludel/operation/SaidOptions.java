package dev.aludel.operation;

import dev.aludel.schema.KnownOptions;
import dev.aludel.schema.SchemaException;

/** What operations written by hand say in options: {@link KnownOptions}. */
final class SaidOptions {

  private SaidOptions() {}

  /**
   * Looks at the options that the operation brings.
   *
   * @throws SchemaException at one of a name, or of a word, that nobody knows
   */
  static void require(Operation operation) {
    if (operation instanceof CreateTable create) {
      KnownOptions.require(create.table().name(), create.table().options());
    } else if (operation instanceof AlterTableOptions alter) {
      KnownOptions.require(alter.table(), alter.options());
    } else if (operation instanceof AddConstraint add) {
      KnownOptions.require(add.table(), add.options());
    } else if (operation instanceof CreateIndex create) {
      KnownOptions.require(create.table(), create.options());
    } else if (operation instanceof CreateObject create) {
      KnownOptions.require(create.object());
    } else if (operation instanceof ReplaceObject replace) {
      KnownOptions.require(replace.object());
    } else if (operation instanceof AlterColumn alter) {
      for (ColumnChange change : alter.changes()) {
        if (change instanceof ColumnChange.SetNullable set) {
          set.state()
              .ifPresent(
                  state ->
                      KnownOptions.requireNotNullState(
                          alter.table(), alter.column(), state, ColumnChange.SetNullable.ONLY));
        }
      }
    }
  }
}

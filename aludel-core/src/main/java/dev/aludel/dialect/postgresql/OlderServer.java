package dev.aludel.dialect.postgresql;

import dev.aludel.operation.AddColumn;
import dev.aludel.operation.AlterColumn;
import dev.aludel.operation.ColumnChange;
import dev.aludel.operation.CreateTable;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Column;
import dev.aludel.schema.Generated;
import java.util.Optional;

/**
 * What a server before 18 does in place of what it does not know: a column that would be worked out
 * whenever it is read is stored (CREATE TABLE, GENERATED ALWAYS AS).
 */
final class OlderServer {

  private static final int VIRTUAL_COLUMNS = 18;

  private OlderServer() {}

  /** The operation as a server of that version can make it. */
  static Operation adapted(Operation operation, int majorVersion) {
    if (majorVersion >= VIRTUAL_COLUMNS) {
      return operation;
    }
    if (operation instanceof CreateTable create) {
      return new CreateTable(
          create
              .table()
              .withColumns(create.table().columns().stream().map(OlderServer::stored).toList()));
    }
    if (operation instanceof AddColumn add) {
      return new AddColumn(add.table(), stored(add.column()));
    }
    if (operation instanceof AlterColumn alter) {
      return new AlterColumn(
          alter.table(),
          alter.column(),
          alter.changes().stream().map(OlderServer::stored).toList(),
          alter.replaced().map(OlderServer::stored));
    }
    return operation;
  }

  private static ColumnChange stored(ColumnChange change) {
    return change instanceof ColumnChange.SetGenerated set
        ? new ColumnChange.SetGenerated(stored(set.generated()))
        : change;
  }

  private static Column stored(Column column) {
    return column.generated().isPresent()
        ? column.withGenerated(stored(column.generated()))
        : column;
  }

  private static Optional<Generated> stored(Optional<Generated> generated) {
    return generated.map(by -> new Generated(by.expression(), true));
  }
}

package dev.aludel.migrate;

import dev.aludel.dialect.Dialect;
import dev.aludel.operation.AlterColumn;
import dev.aludel.operation.ColumnChange;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Column;
import dev.aludel.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts the rows that a NOT NULL would stumble over, before anything is done. */
final class NullRows {

  private NullRows() {}

  /**
   * Looks at every column that is about to take no NULL.
   *
   * @param live what is there before the operations
   * @throws MigrationException if such a column holds a NULL
   */
  static void refuse(
      Connection connection, Dialect dialect, Schema live, List<Operation> operations)
      throws SQLException {
    List<String> found = new ArrayList<>();
    for (Operation operation : operations) {
      if (operation instanceof AlterColumn alter && setsNotNull(alter)) {
        Optional<Column> column =
            live.table(alter.table()).flatMap(table -> table.column(alter.column()));
        if (column.filter(Column::nullable).isPresent()) {
          long rows = count(connection, dialect, alter);
          if (rows > 0) {
            found.add(
                "%s.%s holds %d %s, so it cannot be NOT NULL. Fill those rows first: UPDATE %s SET %s = … WHERE %s IS NULL"
                    .formatted(
                        alter.table(),
                        alter.column(),
                        rows,
                        rows == 1 ? "NULL" : "NULLs",
                        dialect.quote(alter.table()),
                        dialect.quote(alter.column()),
                        dialect.quote(alter.column())));
          }
        }
      }
    }
    if (!found.isEmpty()) {
      throw new MigrationException(
          "Nothing was done. " + String.join(System.lineSeparator(), found), null, null);
    }
  }

  private static boolean setsNotNull(AlterColumn alter) {
    return alter.changes().stream()
        .anyMatch(change -> change instanceof ColumnChange.SetNullable set && !set.nullable());
  }

  private static long count(Connection connection, Dialect dialect, AlterColumn alter)
      throws SQLException {
    String sql =
        "SELECT count(*) FROM %s WHERE %s IS NULL"
            .formatted(dialect.quote(alter.table()), dialect.quote(alter.column()));
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}

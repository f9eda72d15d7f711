package dev.aludel.connect.database;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Many rows into one table. */
final class BulkInsert {

  private static final int BATCH = 1_000;

  private final Connection connection;
  private final boolean sqlite;
  private final String target;
  private final List<String> columns;

  BulkInsert(Connection connection, boolean sqlite, String table, List<String> columns) {
    this.connection = connection;
    this.sqlite = sqlite;
    this.columns = List.copyOf(columns);
    this.target =
        Arrays.stream(table.split("\\.", 2))
                .map(BulkInsert::quoted)
                .collect(Collectors.joining("."))
            + columns.stream().map(BulkInsert::quoted).collect(Collectors.joining(", ", " (", ")"));
  }

  String sql() {
    return "INSERT INTO "
        + target
        + " VALUES ("
        + String.join(", ", Collections.nCopies(columns.size(), "?"))
        + ")";
  }

  String copySql() {
    return "COPY " + target + " FROM STDIN";
  }

  long run(Iterable<? extends List<? extends @Nullable Object>> rows) throws SQLException {
    if (!sqlite) {
      return copy(rows.iterator());
    }
    try (PreparedStatement statement = connection.prepareStatement(sql())) {
      return batch(statement, new ColumnWriter(true), rows);
    }
  }

  private long copy(Iterator<? extends List<? extends @Nullable Object>> rows) throws SQLException {
    CopyText text = new CopyText(rows, columns.size());
    try (InputStream stream = text) {
      return connection
          .unwrap(org.postgresql.PGConnection.class)
          .getCopyAPI()
          .copyIn(copySql(), stream);
    } catch (IOException e) {
      throw new SQLException("The rows cannot be read: " + e.getMessage(), e);
    }
  }

  static long batch(
      PreparedStatement statement,
      ColumnWriter writer,
      Iterable<? extends List<? extends @Nullable Object>> rows)
      throws SQLException {
    long changed = 0;
    int waiting = 0;
    for (List<? extends @Nullable Object> row : rows) {
      int position = 1;
      for (Object value : row) {
        writer.bind(statement, position++, value);
      }
      statement.addBatch();
      if (++waiting == BATCH) {
        changed += count(statement.executeLargeBatch());
        waiting = 0;
      }
    }
    return waiting == 0 ? changed : changed + count(statement.executeLargeBatch());
  }

  private static long count(long[] counts) {
    // A batch that was rewritten into one statement does not know the count of each.
    return Arrays.stream(counts).map(n -> n == Statement.SUCCESS_NO_INFO ? 1 : n).sum();
  }

  private static String quoted(String identifier) {
    return "\"" + identifier.replace("\"", "\"\"") + "\"";
  }
}

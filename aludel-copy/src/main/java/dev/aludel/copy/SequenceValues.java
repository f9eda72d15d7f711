package dev.aludel.copy;

import dev.aludel.copy.store.ColumnPlan;
import dev.aludel.copy.store.RowReader;
import dev.aludel.copy.store.Store;
import dev.aludel.schema.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sets the target's counters past the greatest key that is there and past the source's own counter,
 * which remembers keys of rows that are gone.
 */
final class SequenceValues {

  private final CopyRun run;
  private final Connection target;

  SequenceValues(CopyRun run, Connection target) {
    this.run = run;
    this.target = target;
  }

  void set(List<TableCopy> tables) throws SQLException {
    for (TableCopy table : tables) {
      if (run.to.isSqlite()) {
        setSqlite(table);
      } else {
        setPostgresql(table);
      }
    }
  }

  private void setPostgresql(TableCopy table) throws SQLException {
    String name = run.to.dialect().quote(table.plan().target());
    for (ColumnPlan column : table.plan().columns()) {
      String sequence = text("SELECT pg_get_serial_sequence(?, ?)", name, column.target());
      if (sequence == null) {
        continue;
      }
      long counter = sourceCounter(table, column.source());
      String quoted = run.to.dialect().quote(column.target());
      // A sequence that counts down or has limits of its own keeps them: setval checks.
      text(
          "SELECT setval(?::regclass, v, true)::text FROM (SELECT greatest(max(%s), %d) AS v FROM %s) m WHERE v > 0 AND v >= (SELECT coalesce(pg_sequence_last_value(?::regclass), 0))"
              .formatted(quoted, counter, name),
          sequence,
          sequence);
    }
  }

  private void setSqlite(TableCopy table) throws SQLException {
    long counter = 0;
    for (ColumnPlan column : table.plan().columns()) {
      boolean numbered = table.target().requireColumn(column.target()).identity().isPresent();
      counter = numbered ? Math.max(counter, sourceCounter(table, column.source())) : counter;
    }
    boolean remembers =
        text("SELECT 1 FROM sqlite_schema WHERE name = ?", "sqlite_sequence") != null;
    if (counter == 0 || !remembers) {
      return;
    }
    String name = table.plan().target().name();
    if (text("SELECT seq FROM sqlite_sequence WHERE name = ?", name) == null) {
      update("INSERT INTO sqlite_sequence (seq, name) VALUES (?, ?)", counter, name);
    } else {
      update("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", counter, name);
    }
  }

  private long sourceCounter(TableCopy table, String column) throws SQLException {
    try (RowReader reader = run.snapshot.reader()) {
      return counter(run.from, reader, table.source(), column);
    }
  }

  /** How far the counter of a column is; 0 where there is none. */
  static long counter(Store from, RowReader reader, Table table, String column)
      throws SQLException {
    List<Long> found = new ArrayList<>();
    if (from.isSqlite()) {
      boolean[] remembers = {false};
      reader.query(
          "SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_sequence'", row -> remembers[0] = true);
      boolean numbered = from.isFiles() || table.requireColumn(column).identity().isPresent();
      if (numbered && remembers[0]) {
        reader.query(
            "SELECT seq FROM sqlite_sequence WHERE name = "
                + from.dialect().literal(table.name().name()),
            row -> found.add(row.getLong(1)));
      }
    } else {
      reader.query(
          "SELECT pg_sequence_last_value(pg_get_serial_sequence(%s, %s)::regclass)"
              .formatted(
                  from.dialect().literal(from.dialect().quote(table.name())),
                  from.dialect().literal(column)),
          row -> found.add(row.getLong(1)));
    }
    return found.isEmpty() ? 0 : found.get(0);
  }

  private @Nullable String text(String sql, String... parameters) throws SQLException {
    try (PreparedStatement statement = target.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    }
  }

  private void update(String sql, long number, String name) throws SQLException {
    try (PreparedStatement statement = target.prepareStatement(sql)) {
      statement.setLong(1, number);
      statement.setString(2, name);
      statement.executeUpdate();
    }
  }
}

package dev.aludel.copy.store;

import dev.aludel.copy.wire.Decoder;
import dev.aludel.copy.wire.Problem;
import dev.aludel.copy.wire.RowBuffer;
import dev.aludel.copy.wire.Value;
import dev.aludel.copy.wire.Wire;
import dev.aludel.schema.QualifiedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes rows into SQLite with one prepared statement. */
final class SqliteWriter implements RowWriter {

  private final Connection connection;
  private final WriterOptions options;
  private final Value value = new Value();
  private boolean open;
  private @Nullable PreparedStatement insert;
  private Decoder[] decoders = new Decoder[0];
  private boolean asStored;
  private String sqlOfLarge = "";

  SqliteWriter(Connection connection, WriterOptions options) throws SQLException {
    this.connection = connection;
    this.options = options;
    // Keys are checked when all rows are there; within a transaction this setting does nothing.
    execute("PRAGMA foreign_keys = OFF");
  }

  /** They are off, and checked at the end. */
  @Override
  public void deferKeys(List<QualifiedName> tables) {}

  @Override
  public void checkKeys() {}

  @Override
  public void begin(TablePlan plan) throws SQLException {
    if (!open) {
      execute("BEGIN IMMEDIATE");
      open = true;
    }
    asStored = plan.columns().stream().anyMatch(c -> c.wire().kind() == Wire.Kind.SQLITE);
    insert = connection.prepareStatement(sql(plan, asStored));
    sqlOfLarge = sql(plan, true);
    decoders =
        plan.columns().stream()
            .map(c -> new Decoder(c.wire(), c.keepsDecimals()))
            .toArray(Decoder[]::new);
  }

  private static String sql(TablePlan plan, boolean casts) {
    // Only a cast makes a text of bytes that are no UTF-8.
    String parameter = casts ? "CASE ? WHEN 3 THEN CAST(? AS TEXT) ELSE ? END" : "?";
    return "INSERT INTO %s (%s) VALUES (%s)"
        .formatted(
            SqliteSql.quote(plan.target()),
            plan.columns().stream()
                .map(c -> SqliteSql.quote(c.target()))
                .collect(Collectors.joining(", ")),
            String.join(", ", Collections.nCopies(plan.columns().size(), parameter)));
  }

  @Override
  public void write(RowBuffer buffer) throws SQLException {
    buffer.forEachRow(this::insert);
  }

  private void insert(RowBuffer row) throws SQLException {
    if (asStored || !row.hasLarge()) {
      insert(row, Objects.requireNonNull(insert), asStored);
      return;
    }
    // As bytes, of which the driver makes no text and bytes again, and which it does not keep.
    try (PreparedStatement statement = connection.prepareStatement(sqlOfLarge)) {
      insert(row, statement, true);
    }
    value.setNull();
  }

  private void insert(RowBuffer row, PreparedStatement statement, boolean casts)
      throws SQLException {
    for (int i = 0; i < decoders.length; i++) {
      if (row.isNull(i)) {
        value.setNull();
      } else {
        // A number that lost digits was let through by the policy of its finding.
        Problem known = decoders[i].decode(row, i, value);
        assert known == null || known == Problem.LOSES_DIGITS;
      }
      bind(statement, i, casts);
    }
    statement.executeUpdate();
  }

  private void bind(PreparedStatement statement, int column, boolean casts) throws SQLException {
    if (!casts) {
      bindValue(statement, column + 1);
      return;
    }
    int first = 3 * column + 1;
    statement.setInt(first, value.storage());
    boolean text = value.storage() == Value.TEXT;
    statement.setBytes(first + 1, text ? value.bytes() : null);
    if (text) {
      statement.setNull(first + 2, java.sql.Types.NULL);
    } else {
      bindValue(statement, first + 2);
    }
  }

  private void bindValue(PreparedStatement statement, int parameter) throws SQLException {
    switch (value.storage()) {
      case Value.INTEGER -> statement.setLong(parameter, value.integer());
      case Value.REAL -> statement.setDouble(parameter, value.real());
      case Value.TEXT -> statement.setString(parameter, value.text());
      case Value.BLOB -> statement.setBytes(parameter, value.bytes());
      default -> statement.setNull(parameter, java.sql.Types.NULL);
    }
  }

  @Override
  public void end(TablePlan plan) throws SQLException {
    closeInsert();
  }

  private void closeInsert() throws SQLException {
    if (insert != null) {
      insert.close();
      insert = null;
    }
  }

  @Override
  public void commit(List<LedgerEntry> entries, List<Reject> rejects) throws SQLException {
    if (!open) {
      execute("BEGIN IMMEDIATE");
    }
    Ledger.write(connection, options.source(), entries, rejects);
    execute("COMMIT");
    open = false;
  }

  @Override
  public void rollback() {
    try {
      closeInsert();
      if (open) {
        open = false;
        execute("ROLLBACK");
      }
    } catch (SQLException e) {
      // SQLite may have rolled back by itself, such as when the disk was full.
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

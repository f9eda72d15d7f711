package dev.aludel.copy.store;

import dev.aludel.copy.wire.RowBuffer;
import dev.aludel.copy.wire.Wire;
import dev.aludel.schema.QualifiedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes rows into PostgreSQL with COPY in its binary format. */
final class PostgresqlWriter implements RowWriter {

  private static final String STAGE = "aludel_copy_stage";

  /** The signature, no flags, no extension of the header. */
  private static final byte[] HEADER = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };

  private static final byte[] TRAILER = {(byte) 0xFF, (byte) 0xFF};

  private final Connection connection;
  private final WriterOptions options;
  private final List<String> hardened = new ArrayList<>();
  private @Nullable CopyIn copy;

  PostgresqlWriter(Connection connection, WriterOptions options) throws SQLException {
    this.connection = connection;
    this.options = options;
    try (Statement statement = connection.createStatement()) {
      PostgresqlSql.withoutLimits(statement);
      if (options.triggersOff()) {
        statement.execute("SET session_replication_role = replica");
      }
    }
    connection.setAutoCommit(false);
  }

  @Override
  public void deferKeys(List<QualifiedName> tables) throws SQLException {
    hardened.clear();
    for (QualifiedName table : tables) {
      try (PreparedStatement statement =
          connection.prepareStatement(
              "SELECT conname FROM pg_catalog.pg_constraint WHERE conrelid = ?::pg_catalog.regclass AND contype = 'f' AND NOT condeferrable")) {
        statement.setString(1, PostgresqlSql.quote(table));
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            hardened.add(
                "ALTER TABLE %s ALTER CONSTRAINT %s "
                    .formatted(PostgresqlSql.quote(table), PostgresqlSql.quote(row.getString(1))));
          }
        }
      }
    }
    try (Statement statement = connection.createStatement()) {
      for (String alter : hardened) {
        statement.execute(alter + "DEFERRABLE");
      }
      statement.execute("SET CONSTRAINTS ALL DEFERRED");
    }
  }

  @Override
  public void checkKeys() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
      for (String alter : hardened) {
        statement.execute(alter + "NOT DEFERRABLE");
      }
    }
  }

  @Override
  public void begin(TablePlan plan) throws SQLException {
    String into = PostgresqlSql.quote(plan.target());
    if (PostgresqlSql.isStaged(plan)) {
      into = STAGE;
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            plan.columns().stream()
                .map(c -> PostgresqlSql.quote(c.target()) + " " + stagedType(c))
                .collect(
                    Collectors.joining(
                        ", ", "CREATE TEMPORARY TABLE " + STAGE + " (", ") ON COMMIT DROP")));
      }
    }
    copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(
                "COPY %s (%s) FROM STDIN (FORMAT binary)"
                    .formatted(into, PostgresqlSql.targets(plan)));
    copy.writeToCopy(HEADER, 0, HEADER.length);
  }

  private static String stagedType(ColumnPlan column) {
    return column.wire().kind() == Wire.Kind.AS_TEXT ? "text" : column.wire().sqlName();
  }

  @Override
  public void write(RowBuffer buffer) throws SQLException {
    CopyIn open = Objects.requireNonNull(copy);
    buffer.forEachPiece(open::writeToCopy);
  }

  @Override
  public void write(byte[] rows, int length) throws SQLException {
    Objects.requireNonNull(copy).writeToCopy(rows, 0, length);
  }

  @Override
  public void end(TablePlan plan) throws SQLException {
    CopyIn open = Objects.requireNonNull(copy);
    open.writeToCopy(TRAILER, 0, TRAILER.length);
    open.endCopy();
    copy = null;
    if (PostgresqlSql.isStaged(plan)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM %s"
                .formatted(
                    PostgresqlSql.quote(plan.target()),
                    PostgresqlSql.targets(plan),
                    plan.columns().stream()
                        .map(PostgresqlWriter::castFromStage)
                        .collect(Collectors.joining(", ")),
                    STAGE));
        statement.execute("DROP TABLE " + STAGE);
      }
    }
  }

  private static String castFromStage(ColumnPlan column) {
    String name = PostgresqlSql.quote(column.target());
    return column.wire().kind() == Wire.Kind.AS_TEXT ? name + "::" + column.wire().sqlName() : name;
  }

  @Override
  public void commit(List<LedgerEntry> entries, List<Reject> rejects) throws SQLException {
    Ledger.write(connection, options.source(), entries, rejects);
    connection.commit();
  }

  @Override
  public void rollback() {
    try {
      if (copy != null && copy.isActive()) {
        copy.cancelCopy();
      }
    } catch (SQLException e) {
      // The server tells what was wrong with the rows once more.
    }
    copy = null;
    try {
      connection.rollback();
    } catch (SQLException e) {
      // The connection is gone, and with it what was not committed.
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}

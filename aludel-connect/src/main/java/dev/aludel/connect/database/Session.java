package dev.aludel.connect.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A connection with the few methods that plain JDBC lacks. Values are always bound. Not safe for
 * use by several threads, and of no use after the work that it was given to.
 *
 * <p>All methods throw {@link StatementFailure} if the database refuses.
 */
public sealed class Session permits Transaction {

  private final Checkout checkout;
  private final StatementLog log;
  private final boolean sqlite;

  Session(Checkout checkout, boolean sqlite) {
    this.checkout = checkout;
    this.log = checkout.log();
    this.sqlite = sqlite;
  }

  /** The connection itself, for all that is not here. Do not close it. */
  public Connection connection() {
    return checkout.watched();
  }

  Connection bare() {
    return checkout.connection();
  }

  /**
   * The rows of a query as records. A column goes to the component of the same name, where {@code
   * created_at} is the same as {@code createdAt}; every component needs a column.
   */
  public <R extends Record> List<R> query(Class<R> type, String sql, @Nullable Object... values) {
    return run(
        bare(),
        sql,
        values,
        statement -> {
          try (ResultSet rows = log.timed(sql, values, statement::executeQuery)) {
            RecordReader<R> reader = RecordReader.of(type, rows);
            List<R> records = new ArrayList<>();
            while (rows.next()) {
              records.add(reader.read(rows));
            }
            return records;
          }
        });
  }

  /**
   * The first row of a query as a record, if there is one.
   *
   * @see #query(Class, String, Object...)
   */
  public <R extends Record> Optional<R> queryFirst(
      Class<R> type, String sql, @Nullable Object... values) {
    return query(type, sql, values).stream().findFirst();
  }

  /** The first column of the first row, if there is one and it is not null. */
  public <T> Optional<T> queryValue(Class<T> type, String sql, @Nullable Object... values) {
    return run(
        bare(),
        sql,
        values,
        statement -> {
          try (ResultSet rows = log.timed(sql, values, statement::executeQuery)) {
            return rows.next()
                ? Optional.ofNullable(ColumnReader.read(rows, 1, type))
                : Optional.empty();
          }
        });
  }

  /** Runs a statement that changes rows, or the schema; gives the number of rows. */
  public long update(String sql, @Nullable Object... values) {
    return run(
        bare(), sql, values, statement -> log.timed(sql, values, statement::executeLargeUpdate));
  }

  /**
   * Runs one statement with many rows of values, in batches.
   *
   * @return the number of rows changed, all together
   */
  public long batch(String sql, Iterable<? extends List<? extends @Nullable Object>> rows) {
    return run(
        connection(),
        sql,
        new Object[0],
        statement -> BulkInsert.batch(statement, new ColumnWriter(sqlite), rows));
  }

  /**
   * Inserts many rows the fastest way that the database has: COPY on PostgreSQL, a batch on SQLite.
   *
   * @param table the table, or schema and table joined by a dot
   * @return the number of rows
   */
  public long insert(
      String table,
      List<String> columns,
      Iterable<? extends List<? extends @Nullable Object>> rows) {
    BulkInsert insert = new BulkInsert(connection(), sqlite, table, columns);
    try {
      // On SQLite it is a prepared statement, which tells the log itself.
      return sqlite
          ? insert.run(rows)
          : log.timed(insert.copySql(), new Object[0], () -> insert.run(rows));
    } catch (SQLException e) {
      throw failure(insert.sql(), e);
    }
  }

  private interface Execution<T> {
    T run(PreparedStatement statement) throws SQLException;
  }

  /**
   * @param connection the bare one where the execution tells the log itself, which saves two
   *     proxies
   */
  private <T> T run(
      Connection connection, String sql, @Nullable Object[] values, Execution<T> execution) {
    ColumnWriter writer = new ColumnWriter(sqlite);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        writer.bind(statement, i + 1, values[i]);
      }
      return execution.run(statement);
    } catch (SQLException e) {
      throw failure(sql, e);
    }
  }

  /** What is not committed yet is undone when the connection breaks. */
  private StatementFailure failure(String sql, SQLException failure) {
    SQLException cause = StatementFailure.withoutValues(failure);
    log.failed(cause);
    return this instanceof Transaction
        ? StatementFailure.of(sql, cause)
        : StatementFailure.ofItsOwnTransaction(sql, cause);
  }
}

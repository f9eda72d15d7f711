package dev.aludel.copy.store;

import dev.aludel.connect.Connector;
import dev.aludel.connect.SqliteUrl;
import dev.aludel.copy.wire.Wire;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** What rows are copied from or to: a database, or files that were read into one. */
public interface Store {

  /** The one that a connector leads to. */
  static Store of(Connector connector) {
    return connector.url() instanceof SqliteUrl
        ? new SqliteStore(connector)
        : new PostgresqlStore(connector);
  }

  Connector connector();

  default String dialectName() {
    return connector().url().dialect();
  }

  default boolean isSqlite() {
    return dialectName().equals("sqlite");
  }

  default Dialect dialect() {
    return Dialects.named(dialectName());
  }

  /** What people and the ledger know it by. */
  default String name() {
    return connector().url().display();
  }

  /** The database whose types {@link #schema} names, and whose forms the values have. */
  default String origin() {
    return dialectName();
  }

  /** Whether the rows are from files: nobody has checked their keys then. */
  default boolean isFiles() {
    return false;
  }

  /** What is there. */
  Schema schema(Connection connection) throws SQLException;

  /**
   * The forms of PostgreSQL's columns, by name; nothing for SQLite, whose columns hold anything.
   */
  Map<String, Wire> wires(Connection connection, Table table) throws SQLException;

  /** The types of all columns as they were declared, by {@code table.column}. */
  Map<String, String> declaredTypes(Connection connection, Schema schema) throws SQLException;

  /** What the rows of a table can be cut into parts by. */
  Optional<String> counter(Table table);

  /**
   * Takes hold of the state that the database is in now.
   *
   * @param readers how many may read at once
   * @param zone where a time is that names no offset
   */
  Snapshot snapshot(int readers, ZoneId zone) throws SQLException;

  /** A writer on a connection of its own. */
  RowWriter writer(WriterOptions options) throws SQLException;

  /** How many writers can work at once. */
  int writers();
}

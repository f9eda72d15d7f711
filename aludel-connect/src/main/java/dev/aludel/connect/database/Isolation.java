package dev.aludel.connect.database;

import java.sql.Connection;

/** What a transaction sees of others: the PostgreSQL manual's section 13.2. */
public enum Isolation {
  READ_COMMITTED(Connection.TRANSACTION_READ_COMMITTED),
  REPEATABLE_READ(Connection.TRANSACTION_REPEATABLE_READ),
  SERIALIZABLE(Connection.TRANSACTION_SERIALIZABLE);

  private final int jdbc;

  Isolation(int jdbc) {
    this.jdbc = jdbc;
  }

  int jdbc() {
    return jdbc;
  }
}

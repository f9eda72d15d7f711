package dev.aludel.test;

import dev.aludel.Aludel;
import dev.aludel.AludelConfig;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The database of one test. It goes when the test is done.
 *
 * @param kind which one it is
 * @param jdbcUrl its address for JDBC, with all that is needed to come in
 */
public record MigratedDatabase(TestedDatabase kind, String jdbcUrl, AludelConfig config) {

  /** Opens a new connection each time. */
  public DataSource dataSource() {
    return config.dataSource().orElseThrow();
  }

  /** Opens a new connection, which the caller closes. */
  public Connection connect() throws SQLException {
    return dataSource().getConnection();
  }

  /**
   * Aludel on this database: {@code aludel().upgrade("head")}, {@code aludel().downgrade("-1")}.
   */
  public Aludel aludel() {
    return Aludel.open(config);
  }

  @Override
  public String toString() {
    return kind == TestedDatabase.SQLITE ? "SQLite" : "PostgreSQL";
  }
}

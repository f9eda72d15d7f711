package dev.aludel.copy.backup;

import dev.aludel.connect.Connector;
import dev.aludel.connect.PostgresqlUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** A database of its own on a PostgreSQL server, to restore a backup into. Closing it drops it. */
final class ScratchCopy implements AutoCloseable {

  private final String name = "aludel_check_" + UUID.randomUUID().toString().replace("-", "");
  private final Connector server;

  private ScratchCopy(Connector server) {
    this.server = server;
  }

  static ScratchCopy on(Connector server) {
    ScratchCopy scratch = new ScratchCopy(server);
    try {
      scratch.execute("CREATE DATABASE " + scratch.name + " TEMPLATE template0");
      return scratch;
    } catch (SQLException e) {
      throw new BackupException(
          "The backup was made, but not checked, since no scratch database can be created on %s: %s.\nGive the role the right to (ALTER ROLE … CREATEDB), or name a server for it (dev_url in aludel.toml, such as embedded:postgresql), or do without (--no-check)."
              .formatted(server.url(), e.getMessage()),
          e);
    }
  }

  Connector connector() {
    return Connector.of(((PostgresqlUrl) server.url()).withDatabase(name), server.options());
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = server.open();
        Statement statement = connection.createStatement()) {
      statement.execute("SET statement_timeout = 0");
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    try {
      execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    } catch (SQLException e) {
      throw new BackupException(
          "The scratch database %s on %s could not be dropped: %s. Drop it yourself."
              .formatted(name, server.url(), e.getMessage()),
          e);
    }
  }
}

package dev.aludel.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** A PostgreSQL server from the binaries on Maven Central, as durable as its defaults are. */
final class PostgresServer implements AutoCloseable {

  private final EmbeddedPostgres embedded;
  private final Connection administrator;
  private int databases;

  private PostgresServer(EmbeddedPostgres embedded) throws SQLException {
    this.embedded = embedded;
    this.administrator = embedded.getPostgresDatabase().getConnection();
  }

  static PostgresServer start(Path data) throws IOException, SQLException {
    var embedded =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(true)
            // What the library turns off for tests is on again.
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("builtin-locale", "C.UTF-8")
            .setLocaleConfig("locale", "C")
            .start();
    return new PostgresServer(embedded);
  }

  String url(String database) {
    return "jdbc:postgresql://localhost:%d/%s?user=postgres"
        .formatted(embedded.getPort(), database);
  }

  String createDatabase() throws SQLException {
    String name = "benchmark_" + ++databases;
    administer("CREATE DATABASE " + name);
    // The next contestant does not pay for what the last one wrote.
    administer("CHECKPOINT");
    return name;
  }

  void drop(String name) throws SQLException {
    administer("DROP DATABASE " + name + " WITH (FORCE)");
  }

  /** Its version and what decides how durable a commit is. */
  String describe() throws SQLException {
    return "PostgreSQL %s (fsync %s, synchronous_commit %s, full_page_writes %s)"
        .formatted(
            show("server_version"),
            show("fsync"),
            show("synchronous_commit"),
            show("full_page_writes"));
  }

  private String show(String setting) throws SQLException {
    try (var statement = administrator.createStatement();
        var row = statement.executeQuery("SHOW " + setting)) {
      row.next();
      return row.getString(1);
    }
  }

  private void administer(String sql) throws SQLException {
    try (var statement = administrator.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException, IOException {
    administrator.close();
    embedded.close();
  }
}

package dev.aludel.cli;

import dev.aludel.connect.database.Database;
import dev.aludel.connect.health.HealthCheck;
import dev.aludel.connect.settings.AludelSettings;
import dev.aludel.connect.settings.DeploymentEnvironment;
import dev.aludel.connect.settings.Settings;
import dev.aludel.revision.AppliedRevisions;
import dev.aludel.serve.EndpointServer;
import dev.aludel.serve.Endpoints;
import dev.aludel.serve.metrics.DatabaseMetrics;
import dev.aludel.serve.metrics.MigrationMetrics;
import dev.aludel.serve.metrics.PrometheusMetrics;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** The configured database, and its health, pool and metrics over HTTP. */
final class DatabaseService implements AutoCloseable {

  private final Database database;
  private final HealthCheck check;
  private final PrometheusMetrics metrics = new PrometheusMetrics();
  private final MigrationMetrics migrations;
  private final EndpointServer server;
  private final Duration patience;
  private final CountDownLatch ended = new CountDownLatch(1);

  private DatabaseService(
      Settings settings, String host, int port, Supplier<AppliedRevisions> revisions) {
    this.patience = settings.get(AludelSettings.SERVE_SHUTDOWN_TIMEOUT);
    this.database = Database.open(settings);
    this.check = HealthCheck.of(database, settings);
    this.migrations = new MigrationMetrics(revisions);
    new DatabaseMetrics(database, check).bindTo(metrics.registry());
    migrations.bindTo(metrics.registry());
    Endpoints endpoints = Endpoints.of(database, check).version(Version.number()).metrics(metrics);
    this.server =
        EndpointServer.start(
            settings
                .find(AludelSettings.ENVIRONMENT)
                .map(DeploymentEnvironment::toString)
                .map(endpoints::environment)
                .orElse(endpoints),
            host,
            port);
  }

  /**
   * Starts to listen, whether the database is there or not.
   *
   * @param revisions reads where the database is
   * @throws dev.aludel.serve.ServeException if the address is not to be had
   */
  static DatabaseService start(
      Settings settings, String host, int port, Supplier<AppliedRevisions> revisions) {
    limitConnections();
    return new DatabaseService(settings, host, port, revisions);
  }

  /** The JDK's server reads these once: who sends or reads too slowly is not waited for. */
  private static void limitConnections() {
    set("sun.net.httpserver.maxReqTime", "10");
    set("sun.net.httpserver.maxRspTime", "30");
    set("sun.net.httpserver.nodelay", "true");
    set("jdk.httpserver.maxConnections", "256");
  }

  private static void set(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  URI uri() {
    return server.uri();
  }

  /** Waits until it is closed. */
  void awaitEnd() {
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
    }
  }

  /** Waits for requests under way within the limit, and closes the connections. */
  @Override
  public void close() {
    server.close(patience);
    migrations.close();
    metrics.close();
    check.close();
    database.close(Duration.ofSeconds(1));
    ended.countDown();
  }
}

package dev.aludel.serve.metrics;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import dev.aludel.connect.ConnectionFailure;
import dev.aludel.connect.database.Database;
import dev.aludel.connect.database.DatabaseListener;
import dev.aludel.connect.health.HealthCheck;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The pool under HikariCP's usual names ({@code hikaricp.connections.active} and so on, with the
 * tag {@code pool}), and what HikariCP does not know under {@code aludel}.
 *
 * <p>Bind it to one registry: HikariCP tells one only.
 */
public final class DatabaseMetrics implements MeterBinder {

  private final Database database;
  private final HealthCheck check;

  public DatabaseMetrics(Database database, HealthCheck check) {
    this.database = database;
    this.check = check;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    try {
      database
          .dataSource()
          .unwrap(HikariDataSource.class)
          .setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    pool(registry);
    Gauge.builder("aludel.database.up", check, c -> c.check().isDatabaseHealthy() ? 1 : 0)
        .description("Whether the database answers the health check")
        .register(registry);
    database.addListener(new Counting(registry));
  }

  private void pool(MeterRegistry registry) {
    Gauge.builder("aludel.pool.size", database, db -> db.poolState().size())
        .description("Connections that the pool keeps")
        .register(registry);
    Gauge.builder("aludel.pool.overflow", database, db -> db.poolState().overflow())
        .description("Connections open beyond those")
        .register(registry);
    TimeGauge.builder(
            "aludel.pool.longest.wait",
            database,
            TimeUnit.MILLISECONDS,
            db -> db.poolState().longestWait().toMillis())
        .description("How long the first of those who wait for a connection has waited")
        .register(registry);
  }

  /** Counts the alerts. */
  private static final class Counting implements DatabaseListener {
    private final MeterRegistry registry;
    private final Counter exhausted;
    private final Timer slow;

    Counting(MeterRegistry registry) {
      this.registry = registry;
      this.exhausted =
          Counter.builder("aludel.pool.exhausted")
              .description("How often no connection came free in time")
              .register(registry);
      this.slow =
          Timer.builder("aludel.statements.slow")
              .description("Statements that ran for longer than log.slow_statement")
              .register(registry);
    }

    @Override
    public void poolExhausted(ConnectionFailure failure) {
      exhausted.increment();
    }

    @Override
    public void connectionFailed(ConnectionFailure failure) {
      Counter.builder("aludel.connection.failures")
          .description("Connections that could not be opened, or broke while in use")
          .tag("kind", failure.kind().name().toLowerCase(Locale.ROOT))
          .register(registry)
          .increment();
    }

    @Override
    public void slowStatement(String sql, Duration duration) {
      slow.record(duration);
    }
  }
}

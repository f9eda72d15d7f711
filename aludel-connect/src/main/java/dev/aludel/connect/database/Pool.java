package dev.aludel.connect.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.aludel.connect.ConnectionFailure;
import dev.aludel.connect.Connector;
import dev.aludel.connect.SqliteUrl;
import dev.aludel.connect.settings.AludelSettings;
import dev.aludel.connect.settings.PrePing;
import dev.aludel.connect.settings.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HikariCP with the manners of SQLAlchemy's QueuePool: it starts empty, keeps {@code size}
 * connections, opens {@code max_overflow} more under load and closes those when they come back, and
 * tells a failure to connect at once.
 */
final class Pool {

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  /** HikariCP takes a shorter life for a mistake, and makes it half an hour. */
  private static final Duration SHORTEST_LIFE = Duration.ofSeconds(30);

  private static final Duration LONG_WAIT = Duration.ofSeconds(1);

  private static final int VALIDATION_SECONDS = 5;

  private final HikariDataSource hikari;
  private final Connector connector;
  private final int size;
  private final int maxOverflow;
  private final Duration timeout;
  private final PrePing prePing;
  private final Waiters waiters = new Waiters();
  private final Set<Checkout> checkouts = ConcurrentHashMap.newKeySet();
  private final AtomicLong timeouts = new AtomicLong();
  private final Alerts alerts;
  private volatile boolean closing;

  Pool(Settings settings, Connector connector, Alerts alerts) {
    this.connector = connector;
    this.alerts = alerts;
    // A database in memory is gone with its connection, and every other connection has its own.
    boolean inMemory = connector.url() instanceof SqliteUrl url && url.file().isEmpty();
    this.size = inMemory ? 1 : settings.get(AludelSettings.POOL_SIZE);
    this.maxOverflow = inMemory ? 0 : settings.get(AludelSettings.POOL_MAX_OVERFLOW);
    this.timeout = settings.get(AludelSettings.POOL_TIMEOUT);
    this.prePing = settings.get(AludelSettings.POOL_PRE_PING);
    this.hikari = new HikariDataSource(config(settings, inMemory));
  }

  private HikariConfig config(Settings settings, boolean inMemory) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("aludel");
    config.setDataSource(
        new PooledConnections(
            connector,
            prePing != PrePing.FALSE,
            failure -> {
              alerts.connectionFailed(failure);
              waiters.failed(failure);
            }));
    config.setMaximumPoolSize(size + maxOverflow);
    config.setMinimumIdle(0);
    config.setInitializationFailTimeout(-1);
    config.setIdleTimeout(0);
    config.setMaxLifetime(inMemory ? 0 : lifetime(settings).toMillis());
    config.setKeepaliveTime(0);
    config.setConnectionTimeout(timeout.toMillis());
    config.setValidationTimeout(Math.min(VALIDATION_SECONDS * 1_000L, timeout.toMillis()));
    config.setLeakDetectionThreshold(leakDetection(settings).toMillis());
    return config;
  }

  private static Duration lifetime(Settings settings) {
    Duration recycle = settings.get(AludelSettings.POOL_RECYCLE);
    if (recycle.isNegative() || recycle.isZero()) {
      return Duration.ZERO;
    }
    if (recycle.compareTo(SHORTEST_LIFE) < 0) {
      LOG.warn(
          "{} is less than HikariCP can do: connections are replaced after {} s",
          settings.resolve(AludelSettings.POOL_RECYCLE),
          SHORTEST_LIFE.toSeconds());
      return SHORTEST_LIFE;
    }
    return recycle;
  }

  private static Duration leakDetection(Settings settings) {
    Duration threshold = settings.get(AludelSettings.POOL_LEAK_DETECTION);
    Duration least = Duration.ofSeconds(2);
    return threshold.isZero() || threshold.compareTo(least) >= 0 ? threshold : least;
  }

  /**
   * Takes a connection that may go anywhere.
   *
   * @throws ConnectionFailure if none comes free in time, or none can be opened
   */
  Connection take(StatementLog log) throws SQLException {
    return checkout(log, Optional.of(Callers.ofThis())).watched();
  }

  /**
   * Takes a connection that the calling method gives back before it returns.
   *
   * @throws ConnectionFailure if none comes free in time, or none can be opened
   */
  Checkout takeForCall(StatementLog log) throws SQLException {
    return checkout(log, Optional.empty());
  }

  private Checkout checkout(StatementLog log, Optional<String> caller) throws SQLException {
    if (closing) {
      throw new SQLException("The database " + connector.url() + " is closed", "08003");
    }
    Connection connection;
    try {
      connection = waiters.await(this::tested);
    } catch (Waiters.RefusedAtOnce refused) {
      throw refused.failure();
    } catch (SQLTransientConnectionException e) {
      throw timedOut(e);
    }
    Checkout checkout = new Checkout(this, connection, log, caller);
    checkouts.add(checkout);
    return checkout;
  }

  /**
   * HikariCP trusts a connection that was in use half a second ago, and a property of the whole JVM
   * alone would change that.
   */
  private Connection tested() throws SQLException {
    for (int broken = 0; prePing == PrePing.ALWAYS && broken < size + maxOverflow; broken++) {
      Connection connection = hikari.getConnection();
      if (connection.isValid(VALIDATION_SECONDS)) {
        return connection;
      }
      hikari.evictConnection(connection);
    }
    return hikari.getConnection();
  }

  /** What is given back twice is given back once, as JDBC says of close. */
  void giveBack(Checkout checkout) throws SQLException {
    if (!checkouts.remove(checkout)) {
      return;
    }
    HikariPoolMXBean state = hikari.getHikariPoolMXBean();
    if (state != null && state.getIdleConnections() >= size) {
      end(checkout.connection());
    } else {
      checkout.connection().close();
    }
  }

  /**
   * Closes a connection that is one too many. HikariCP has ended it when evictConnection returns,
   * and its close would reset what is not there any more; so only the transaction is left to end,
   * whose locks must not wait for the server to notice.
   */
  private void end(Connection connection) throws SQLException {
    try {
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
    } finally {
      hikari.evictConnection(connection);
    }
  }

  private ConnectionFailure timedOut(SQLTransientConnectionException e) {
    Optional<ConnectionFailure> opening = cause(e);
    if (opening.isPresent() && checkouts.isEmpty()) {
      return opening.get();
    }
    timeouts.incrementAndGet();
    List<Holder> holders = holders();
    String users =
        holders.isEmpty() ? "nobody: opening one takes longer than that" : holders.toString();
    ConnectionFailure failure =
        ConnectionFailure.poolExhausted(
            connector.url(), timeout, size, maxOverflow, users, opening, e);
    alerts.poolExhausted(failure);
    return failure;
  }

  private static Optional<ConnectionFailure> cause(Throwable e) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof ConnectionFailure failure) {
        return Optional.of(failure);
      }
    }
    return Optional.empty();
  }

  /** HikariCP has no pool before the first connection is asked for, and none after the last. */
  private Optional<HikariPoolMXBean> state() {
    return Optional.ofNullable(hikari.getHikariPoolMXBean());
  }

  PoolState snapshot() {
    int checkedOut = state().map(HikariPoolMXBean::getActiveConnections).orElse(0);
    return new PoolState(
        size,
        maxOverflow,
        state().map(HikariPoolMXBean::getIdleConnections).orElse(0),
        checkedOut,
        state().map(HikariPoolMXBean::getThreadsAwaitingConnection).orElse(0),
        waiters.longest(),
        checkedOut >= size + maxOverflow && waiters.longest().compareTo(patience()) >= 0,
        timeouts.get(),
        holders());
  }

  /** A pool that is full for a moment is busy and not exhausted. */
  private Duration patience() {
    Duration half = timeout.dividedBy(2);
    return half.compareTo(LONG_WAIT) < 0 ? half : LONG_WAIT;
  }

  private List<Holder> holders() {
    return Callers.holders(checkouts);
  }

  HikariDataSource hikari() {
    return hikari;
  }

  /** Gives out no more, waits for those in use, then ends what is left. */
  void close(Duration patience) {
    closing = true;
    long end = System.nanoTime() + patience.toNanos();
    try {
      while (!checkouts.isEmpty() && System.nanoTime() < end) {
        Thread.sleep(10);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!checkouts.isEmpty()) {
      LOG.warn("Closing {} while in use by {}", connector.url(), holders());
    }
    hikari.close();
  }
}

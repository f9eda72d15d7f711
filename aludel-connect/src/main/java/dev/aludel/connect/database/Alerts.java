package dev.aludel.connect.database;

import dev.aludel.connect.ConnectionFailure;
import dev.aludel.connect.ConnectionFailure.Kind;
import dev.aludel.connect.Connector;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what somebody should look at, and tells the listeners.
 *
 * <p>Each log event has the key {@code event}, for those who read logs as data. What fails for
 * every thread of an application at once is written once in a while, with a count; listeners hear
 * of each.
 */
final class Alerts {

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  private final Connector connector;
  private final List<DatabaseListener> listeners = new CopyOnWriteArrayList<>();
  private final Map<Kind, Repetition> repetitions = new ConcurrentHashMap<>();

  Alerts(Connector connector) {
    this.connector = connector;
  }

  void add(DatabaseListener listener) {
    listeners.add(listener);
  }

  void poolExhausted(ConnectionFailure failure) {
    warn("pool_exhausted", failure);
    tell(listener -> listener.poolExhausted(failure));
  }

  void connectionFailed(ConnectionFailure failure) {
    warn("connection_failed", failure);
    tell(listener -> listener.connectionFailed(failure));
  }

  /** A statement or COMMIT failed: that is of interest here if its connection is gone. */
  void failed(SQLException failure) {
    if (StatementFailure.isConnectionLoss(failure)) {
      connectionFailed(connector.failure(failure));
    }
  }

  void slowStatement(String sql, Duration duration) {
    LOG.atWarn()
        .addKeyValue("event", "slow_statement")
        .addKeyValue("duration_ms", duration.toMillis())
        .log("Slow statement, {} ms: {}", duration.toMillis(), sql);
    tell(listener -> listener.slowStatement(sql, duration));
  }

  private void warn(String event, ConnectionFailure failure) {
    repetitions
        .computeIfAbsent(failure.kind(), kind -> new Repetition())
        .next()
        .ifPresent(unsaid -> write(event, failure, unsaid));
  }

  private static void write(String event, ConnectionFailure failure, long unsaid) {
    String more = unsaid == 0 ? "" : "\nThis has happened %d times more since it was last told.";
    LOG.atWarn()
        .addKeyValue("event", event)
        .addKeyValue("kind", failure.kind().name().toLowerCase(Locale.ROOT))
        .log(failure.getMessage() + more.formatted(unsaid));
  }

  private void tell(Consumer<DatabaseListener> alert) {
    for (DatabaseListener listener : listeners) {
      try {
        alert.accept(listener);
      } catch (RuntimeException e) {
        LOG.warn("A listener failed", e);
      }
    }
  }
}

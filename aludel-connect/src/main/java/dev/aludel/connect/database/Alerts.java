package dev.aludel.connect.database;

import dev.aludel.connect.ConnectionFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what somebody should look at, and tells the listeners. */
final class Alerts {

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  private final List<DatabaseListener> listeners = new CopyOnWriteArrayList<>();

  void add(DatabaseListener listener) {
    listeners.add(listener);
  }

  void poolExhausted(ConnectionFailure failure) {
    LOG.warn("{}", failure.getMessage());
    tell(listener -> listener.poolExhausted(failure));
  }

  void connectionFailed(ConnectionFailure failure) {
    LOG.warn("{}", failure.getMessage());
    tell(listener -> listener.connectionFailed(failure));
  }

  void slowStatement(String sql, Duration duration) {
    LOG.warn("Slow statement, {} ms: {}", duration.toMillis(), sql);
    tell(listener -> listener.slowStatement(sql, duration));
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

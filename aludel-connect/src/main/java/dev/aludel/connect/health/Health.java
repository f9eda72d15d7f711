package dev.aludel.connect.health;

import dev.aludel.connect.ConnectionFailure;
import dev.aludel.connect.database.PoolState;
import java.time.Duration;
import java.util.Optional;

/**
 * How a database is.
 *
 * @param failure why it cannot be used; nothing if it answers
 * @param took how long it took to find out
 * @param pool the application's connections
 */
public record Health(Optional<ConnectionFailure> failure, Duration took, PoolState pool) {

  /** Whether the database answers. */
  public boolean isDatabaseHealthy() {
    return failure.isEmpty();
  }

  /** Whether the application can get a connection. */
  public boolean isPoolHealthy() {
    return !pool.exhausted();
  }

  /** Whether work that needs the database can be done. */
  public boolean isHealthy() {
    return isDatabaseHealthy() && isPoolHealthy();
  }
}

package dev.aludel.connect.database;

import dev.aludel.connect.ConnectionFailure;
import java.time.Duration;

/**
 * Hears of what somebody should look at: of each event, where the log leaves out what repeats
 * itself. Its methods are called on the thread that it happened to, so they must be quick; what
 * they throw is logged and has no other effect.
 */
public interface DatabaseListener {

  /** No connection came free in time. The failure names who holds them. */
  default void poolExhausted(ConnectionFailure failure) {}

  /** A connection could not be opened, or broke while it was in use. */
  default void connectionFailed(ConnectionFailure failure) {}

  /**
   * A statement ran for longer than {@code log.slow_statement}.
   *
   * @param sql the statement, without passwords
   */
  default void slowStatement(String sql, Duration duration) {}
}

package dev.aludel.dialect;

import java.time.Duration;
import java.util.Optional;

/**
 * The session of a transaction and its time limits.
 *
 * @param session the number by which other sessions know it
 * @param lock how long a statement may wait for a lock; zero for ever
 * @param statement how long a statement may take; zero for ever
 * @param idle how long nothing may happen in a transaction; zero for ever
 */
public record SessionLimits(long session, Duration lock, Duration statement, Duration idle) {

  /** Those of a transaction that says something of its own. */
  public SessionLimits with(Limits own) {
    return new SessionLimits(
        session,
        own.lock().orElse(lock),
        own.statement().orElse(statement),
        own.idle().orElse(idle));
  }

  /** All of them, to be set again. */
  public Limits limits() {
    return new Limits(Optional.of(lock), Optional.of(statement), Optional.of(idle));
  }
}

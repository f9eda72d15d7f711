package dev.aludel.dialect;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a transaction may wait and work, where something is said of it (PostgreSQL's manual,
 * section 19.11.1). Zero is for ever.
 *
 * @param lock how long a statement may wait for a lock
 * @param statement how long a statement may take
 * @param idle how long nothing may happen between two statements
 */
public record Limits(
    Optional<Duration> lock, Optional<Duration> statement, Optional<Duration> idle) {

  /** As the session has them. */
  public static final Limits NONE =
      new Limits(Optional.empty(), Optional.empty(), Optional.empty());

  public Limits withLock(Duration time) {
    return new Limits(Optional.of(time), statement, idle);
  }

  public Limits withStatement(Duration time) {
    return new Limits(lock, Optional.of(time), idle);
  }

  public Limits withIdle(Duration time) {
    return new Limits(lock, statement, Optional.of(time));
  }
}

package dev.aludel.script;

import java.time.Duration;
import java.util.Optional;

/**
 * How one revision runs, where its header says something of its own.
 *
 * @param lockTimeout how long it waits for a lock
 * @param statementTimeout how long each statement may take
 * @param transactional whether it runs in a transaction, as all do by default
 */
public record RunSettings(
    Optional<Duration> lockTimeout, Optional<Duration> statementTimeout, boolean transactional) {

  /** As the configuration says, in a transaction. */
  public static final RunSettings DEFAULT =
      new RunSettings(Optional.empty(), Optional.empty(), true);

  public RunSettings withTransactional(boolean newTransactional) {
    return new RunSettings(lockTimeout, statementTimeout, newTransactional);
  }
}

package dev.aludel.script;

import dev.aludel.dialect.Limits;
import java.util.OptionalInt;

/**
 * How one revision runs, where its header says something of its own.
 *
 * @param limits how long it may wait and work
 * @param lockRetries how often it is tried again when it could not get a lock
 * @param transactional whether it runs in a transaction, as all do by default
 */
public record RunSettings(Limits limits, OptionalInt lockRetries, boolean transactional) {

  /** As the configuration says, in a transaction. */
  public static final RunSettings DEFAULT = new RunSettings(Limits.NONE, OptionalInt.empty(), true);

  public RunSettings withLimits(Limits newLimits) {
    return new RunSettings(newLimits, lockRetries, transactional);
  }

  public RunSettings withLockRetries(int retries) {
    return new RunSettings(limits, OptionalInt.of(retries), transactional);
  }

  public RunSettings withTransactional(boolean newTransactional) {
    return new RunSettings(limits, lockRetries, newTransactional);
  }
}

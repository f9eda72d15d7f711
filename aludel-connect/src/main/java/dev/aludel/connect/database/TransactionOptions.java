package dev.aludel.connect.database;

import java.util.Optional;

/**
 * How a transaction is run.
 *
 * @param isolation what it sees of others, or nothing for the database's default. SQLite is always
 *     serializable.
 * @param readOnly whether it may only read
 * @param retries how often it is run again when the database undid it because of another one: a
 *     serialization failure, a deadlock, or SQLite's lock
 */
public record TransactionOptions(Optional<Isolation> isolation, boolean readOnly, int retries) {

  /** Reads and writes, with the database's default isolation, and is run once. */
  public static final TransactionOptions DEFAULT =
      new TransactionOptions(Optional.empty(), false, 0);

  public TransactionOptions {
    if (retries < 0) {
      throw new IllegalArgumentException("retries must not be negative: " + retries);
    }
  }

  public TransactionOptions isolated(Isolation level) {
    return new TransactionOptions(Optional.of(level), readOnly, retries);
  }

  public TransactionOptions reading() {
    return new TransactionOptions(isolation, true, retries);
  }

  /** The work must then be able to run several times: what it does beside the database repeats. */
  public TransactionOptions retrying(int times) {
    return new TransactionOptions(isolation, readOnly, times);
  }
}

package dev.aludel.migrate;

import java.time.Duration;

/**
 * How a run goes on beside others, and what it does when a step fails.
 *
 * @param retries how often a transaction is tried again that could not get a lock
 * @param runnerWait how long to wait while another run is changing the database; zero for ever
 * @param atomic whether all steps are one transaction
 * @param onFailure what is done with the steps before one that fails
 */
public record RunOptions(
    RetryPolicy retries, Duration runnerWait, boolean atomic, OnFailure onFailure) {

  /** What is done with the steps before one that fails, which itself is rolled back. */
  public enum OnFailure {
    /** They stay. */
    STAY,
    /** They are taken back by their downgrades. */
    DOWNGRADE
  }

  /** A transaction for each step; another run is waited for, for ten minutes. */
  public static final RunOptions DEFAULT =
      new RunOptions(RetryPolicy.DEFAULT, Duration.ofMinutes(10), false, OnFailure.STAY);

  public RunOptions withRetries(RetryPolicy policy) {
    return new RunOptions(policy, runnerWait, atomic, onFailure);
  }

  /** The same, waiting no longer for another run; zero for ever. */
  public RunOptions withRunnerWait(Duration wait) {
    return new RunOptions(retries, wait, atomic, onFailure);
  }

  public RunOptions withAtomic(boolean all) {
    return new RunOptions(retries, runnerWait, all, onFailure);
  }

  public RunOptions withOnFailure(OnFailure reaction) {
    return new RunOptions(retries, runnerWait, atomic, reaction);
  }
}

package dev.aludel.migrate;

import dev.aludel.dialect.Observation;
import dev.aludel.dialect.OtherSession;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** What a run tells while it goes on, in order. */
public sealed interface MigrationEvent {

  /**
   * A revision begins.
   *
   * @param number which step of the run this is, from 1
   * @param total how many steps the run has
   */
  record StepStarted(int number, int total, String revision, Action action, String message)
      implements MigrationEvent {}

  /**
   * A statement is sent.
   *
   * @param line the line of the script that asked for it, from 1
   */
  record StatementStarted(String revision, String sql, OptionalInt line)
      implements MigrationEvent {}

  /** A statement is done. */
  record StatementFinished(String revision, String sql, Duration duration)
      implements MigrationEvent {}

  /** A revision is committed, with its version rows. */
  record StepFinished(
      int number, int total, String revision, Action action, Duration duration, int statements)
      implements MigrationEvent {}

  /** A revision failed; the database is as it was before it. */
  record StepFailed(
      int number, int total, String revision, Action action, Duration duration, String error)
      implements MigrationEvent {}

  /**
   * Another run is changing the database, and this one waits for it.
   *
   * @param holders the sessions that it works in, where the database tells; none in SQLite
   * @param waited for how long this run has waited
   * @param limit how long it is going to wait; zero for ever
   */
  record RunnerAwaited(List<OtherSession> holders, Duration waited, Duration limit)
      implements MigrationEvent {
    public RunnerAwaited {
      holders = List.copyOf(holders);
    }
  }

  /**
   * A statement has been running for a while; what it is doing, seen from another connection. Comes
   * once a second, in a thread of its own, while the thread that runs waits for the statement.
   *
   * @param elapsed for how long it has been running
   */
  record StatementWatched(String revision, String sql, Duration elapsed, Observation observation)
      implements MigrationEvent {}

  /**
   * A transaction could not get a lock. It was given up, and is tried again after a pause.
   *
   * @param retry which retry this is, from 1
   * @param retries how many there are at most
   * @param pause how long others may pass before it
   * @param reason the server's words
   * @param blockers the sessions that had the lock, as far as they were seen
   */
  record StepRetried(
      String revision,
      int retry,
      int retries,
      Duration pause,
      String reason,
      List<OtherSession> blockers)
      implements MigrationEvent {
    public StepRetried {
      blockers = List.copyOf(blockers);
    }
  }

  /**
   * A revision goes on where an earlier run was cut short.
   *
   * @param done how many operations of its script are done already
   * @param found what is done with the statement that was running
   */
  record StepResumed(String revision, Action action, int done, String found)
      implements MigrationEvent {}

  /** The connection broke while a commit was under way, and the database was asked for its end. */
  record CommitSettled(String revision, boolean committed) implements MigrationEvent {}

  /** A callback failed after a run that had failed already, which says more. */
  record CallbackFailed(String callback, String error) implements MigrationEvent {}
}

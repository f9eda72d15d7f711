package dev.aludel.migrate;

import java.time.Duration;
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
}

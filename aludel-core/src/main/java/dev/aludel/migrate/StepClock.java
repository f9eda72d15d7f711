package dev.aludel.migrate;

import dev.aludel.revision.Step;
import dev.aludel.script.Script;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The times of one step, and what is said and written of it.
 *
 * @param startedAt to the microsecond, as a database keeps it, so that its row is found again
 */
record StepClock(
    Step step, Script script, int number, int total, Instant startedAt, long startedNanos) {

  StepClock(Step step, Script script, int number, int total) {
    this(
        step,
        script,
        number,
        total,
        Instant.now().truncatedTo(ChronoUnit.MICROS),
        System.nanoTime());
  }

  Action action() {
    return step.isUpgrade() ? Action.UPGRADE : Action.DOWNGRADE;
  }

  String id() {
    return step.revision().id();
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startedNanos);
  }

  MigrationEvent started() {
    return new MigrationEvent.StepStarted(number, total, id(), action(), step.revision().message());
  }

  StepEnd end(int statements) {
    return new StepEnd(id(), action(), elapsed(), statements);
  }

  MigrationEvent finished(StepEnd end) {
    return new MigrationEvent.StepFinished(
        number, total, id(), action(), end.duration(), end.statements());
  }

  MigrationEvent failedEvent(String error) {
    return new MigrationEvent.StepFailed(number, total, id(), action(), elapsed(), error);
  }

  HistoryEntry done(int statements, Author author) {
    return entry(statements, author, false, step.revision().message());
  }

  HistoryEntry failed(int statements, Author author, String error) {
    return entry(statements, author, true, error);
  }

  private HistoryEntry entry(int statements, Author author, boolean failed, String message) {
    return new HistoryEntry(
        id(),
        action(),
        failed,
        startedAt,
        elapsed(),
        statements,
        Optional.of(script.checksum()),
        author.databaseUser(),
        author.host(),
        author.aludelVersion(),
        author.tagged(message));
  }
}

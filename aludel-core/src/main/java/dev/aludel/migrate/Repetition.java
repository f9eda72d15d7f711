package dev.aludel.migrate;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Refusal;
import dev.aludel.dialect.Transaction;
import dev.aludel.operation.Located;
import dev.aludel.script.RepeatableScript;
import dev.aludel.script.RepeatableScripts;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Runs repeatable scripts, each with its history entry in one transaction. */
final class Repetition {

  private static final String ADVICE =
      "The revisions stay as they are. Mend the script, then run the command again.";

  private final Connection connection;
  private final Turn turn;
  private final Dialect dialect;
  private final Bookkeeping books;
  private final RetryPolicy retries;
  private final MigrationListener listener;
  private final Author author;

  Repetition(
      Connection connection,
      Turn turn,
      Dialect dialect,
      Bookkeeping books,
      RetryPolicy retries,
      MigrationListener listener,
      Author author) {
    this.connection = connection;
    this.turn = turn;
    this.dialect = dialect;
    this.books = books;
    this.retries = retries;
    this.listener = listener;
    this.author = author;
  }

  /**
   * Those that a database has to run, in order: what has changed, what stands on it, and what runs
   * always.
   *
   * @param running whether the run has anything else to do
   */
  static List<RepeatableScript> pending(
      RepeatableScripts scripts, RanScripts ran, boolean running) {
    if (scripts.isEmpty()) {
      return List.of();
    }
    List<RepeatableScript> changed =
        scripts.all().stream()
            .filter(script -> !script.checksum().equals(ran.repeatables().get(script.name())))
            .toList();
    if (changed.isEmpty() && !running) {
      return List.of();
    }
    List<RepeatableScript> wanted = new ArrayList<>(changed);
    scripts.all().stream().filter(RepeatableScript::always).forEach(wanted::add);
    return scripts.withDependents(wanted);
  }

  /**
   * Runs them in order.
   *
   * @param before what had run when they were found pending
   * @throws MigrationException if one fails; it is rolled back, and those before it stay
   */
  List<StepEnd> run(List<RepeatableScript> pending, RanScripts before) {
    List<StepEnd> done = new ArrayList<>();
    int number = 0;
    for (RepeatableScript script : pending) {
      number++;
      run(script, before, number, pending.size()).ifPresent(done::add);
    }
    return done;
  }

  private Optional<StepEnd> run(RepeatableScript script, RanScripts before, int number, int total) {
    Instant startedAt = Instant.now();
    long start = System.nanoTime();
    StatementRunner statements = new StatementRunner(script.name(), listener, Optional.empty());
    boolean alone = !script.transactional();
    boolean ran = false;
    try {
      for (int retry = 1; !ran; retry++) {
        try {
          if (retry == 1) {
            listener.on(
                new MigrationEvent.StepStarted(
                    number, total, script.name(), Action.REPEAT, script.message()));
          }
          if (!attempt(script, before, startedAt, start, statements)) {
            return Optional.empty();
          }
          ran = true;
        } catch (StatementFailure failure) {
          pauseOrThrow(script, failure, failure.serverError(), retry);
        } catch (SQLException refused) {
          pauseOrThrow(script, refused, refused, retry);
        }
      }
    } catch (StatementFailure refused) {
      String what =
          "Repeatable script %s failed%s"
              .formatted(script.name(), alone ? "" : " and was rolled back");
      throw failed(
          Failure.of(refused, what, script.source(), dialect, ADVICE),
          script,
          startedAt,
          start,
          number,
          total,
          statements.count());
    } catch (SQLException refused) {
      throw failed(
          new MigrationException(
              "Repeatable script %s (%s) could not be committed: %s%n%s"
                  .formatted(script.name(), script.source(), ServerWords.of(refused), ADVICE),
              null,
              refused),
          script,
          startedAt,
          start,
          number,
          total,
          statements.count());
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    listener.on(
        new MigrationEvent.StepFinished(
            number, total, script.name(), Action.REPEAT, took, statements.count()));
    return Optional.of(new StepEnd(script.name(), Action.REPEAT, took, statements.count()));
  }

  /** Runs it once; false if another runner was faster. */
  private boolean attempt(
      RepeatableScript script,
      RanScripts before,
      Instant startedAt,
      long start,
      StatementRunner statements)
      throws StatementFailure, SQLException {
    List<Located> located = script.operations(dialect);
    PlainRun plain = new PlainRun(connection, dialect, statements);
    boolean alone = !script.transactional();
    statements.backTo(0);
    if (alone) {
      plain.send(located, Optional.empty(), true);
    }
    try (Transaction transaction =
        turn.begin(connection, alone ? List.of() : PlainRun.operations(located))) {
      if (!alone) {
        if (ranMeanwhile(script, before)) {
          return false;
        }
        plain.send(located, Optional.empty(), false);
      }
      books.note(connection, entry(script, startedAt, start, statements.count(), null));
      transaction.commit();
      return true;
    }
  }

  /** Lets others pass where it was a lock that could not be had; anything else is thrown again. */
  private <E extends Exception> void pauseOrThrow(
      RepeatableScript script, E failure, SQLException reason, int retry) throws E {
    if (dialect.refusal(reason) != Refusal.LOCK || retry > retries.retries()) {
      throw failure;
    }
    Duration pause = retries.pause(retry, ThreadLocalRandom.current());
    listener.on(
        new MigrationEvent.StepRetried(
            script.name(), retry, retries.retries(), pause, ServerWords.of(reason), List.of()));
    Pause.of(pause);
  }

  /** Whether another runner was faster; asked while others are kept out. */
  private boolean ranMeanwhile(RepeatableScript script, RanScripts before) throws SQLException {
    String now = books.ranScripts(connection).repeatables().get(script.name());
    return script.checksum().equals(now)
        && !Objects.equals(now, before.repeatables().get(script.name()));
  }

  private MigrationException failed(
      MigrationException failure,
      RepeatableScript script,
      Instant startedAt,
      long start,
      int number,
      int total,
      int statements) {
    listener.on(
        new MigrationEvent.StepFailed(
            number,
            total,
            script.name(),
            Action.REPEAT,
            Duration.ofNanos(System.nanoTime() - start),
            failure.getMessage()));
    try {
      books.note(connection, entry(script, startedAt, start, statements, failure.getMessage()));
    } catch (SQLException | MigrationException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  private HistoryEntry entry(
      RepeatableScript script,
      Instant startedAt,
      long start,
      int statements,
      @Nullable String failure) {
    return new HistoryEntry(
        script.name(),
        Action.REPEAT,
        failure != null,
        startedAt,
        Duration.ofNanos(System.nanoTime() - start),
        statements,
        Optional.of(script.checksum()),
        author.databaseUser(),
        author.host(),
        author.aludelVersion(),
        author.tagged(failure == null ? script.message() : failure));
  }
}

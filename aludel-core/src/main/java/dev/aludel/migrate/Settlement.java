package dev.aludel.migrate;

import dev.aludel.dialect.Transaction;
import dev.aludel.error.AludelException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Finds out whether a commit took place whose answer was lost with the connection.
 *
 * <p>The lock of the lost transaction goes to the next only when that transaction has ended, one
 * way or the other. So who holds the lock sees in the history, or in the progress, how it ended.
 *
 * @param entry what the lost transaction wrote into the history, if it was the step's last
 * @param now how far the step is if it was committed
 */
record Settlement(PartEnd end, HistoryEntry entry, Optional<HalfDone> now) {

  private static final Duration SERVER_WAIT = Duration.ofSeconds(60);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

  /**
   * Asks on a new connection, for which the server is given a minute.
   *
   * @throws SQLException if nothing was committed; nobody else has gone on from there
   */
  StepRun.Outcome outcome(SQLException lost) throws SQLException {
    StepRun step = end.step();
    RunContext run = step.context();
    Connection connection = reconnected(run, lost);
    try (Transaction transaction =
        end.guarded()
            ? run.turn().beginGuarded(connection)
            : run.turn().begin(connection, List.of())) {
      boolean committed =
          end.isLast()
              ? run.books().has(connection, entry)
              : now.equals(run.books().halfDone(connection, true));
      run.listener().on(new MigrationEvent.CommitSettled(entry.revision(), committed));
      if (committed) {
        step.known(now);
        return StepRun.Outcome.DONE;
      }
      StepRun.Outcome where = step.look(connection, end.part());
      if (where != StepRun.Outcome.DONE) {
        return where;
      }
    }
    throw new SQLException(
        "the connection broke during the commit, and the database says that nothing was committed: "
            + lost.getMessage(),
        lost.getSQLState(),
        lost);
  }

  /**
   * Connects again.
   *
   * @throws MigrationException if the server does not come back within a minute
   */
  static Connection reconnected(RunContext run, SQLException lost) {
    long deadline = System.nanoTime() + SERVER_WAIT.toNanos();
    while (true) {
      try {
        return run.link().renew();
      } catch (SQLException | AludelException e) {
        lost.addSuppressed(e);
        if (System.nanoTime() >= deadline) {
          throw new MigrationException(
              "The connection broke during a commit, and the server could not be asked within %d s whether it took place: %s%nRun the same command again when the server is back. It finds out by itself, and does nothing twice."
                  .formatted(SERVER_WAIT.toSeconds(), e.getMessage()),
              null,
              lost);
        }
      }
      Pause.of(BETWEEN_TRIES);
    }
  }
}

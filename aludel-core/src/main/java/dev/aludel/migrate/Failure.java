package dev.aludel.migrate;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.OtherSession;
import dev.aludel.dialect.Refusal;
import dev.aludel.operation.Operation;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The messages of a step that failed. */
final class Failure {

  private static final int LONGEST_STATEMENT = 400;

  private Failure() {}

  /** A statement of the script was refused. */
  static MigrationException of(StatementFailure failure, StepRun step) {
    String where = place(failure.callback().orElse(step.step().revision().source()), failure);
    RunContext run = step.context();
    return new MigrationException(
        """
        %s of revision %s failed%s.
          at:        %s
          statement: %s
          %s: %s
        %s"""
            .formatted(
                step.step().isUpgrade() ? "Upgrade" : "Downgrade",
                step.clock().id(),
                (failure.callback().isPresent() ? " in a callback" : "")
                    + (stays(step) ? "" : " and was rolled back"),
                where,
                shortened(failure.sql()),
                run.dialect().name(),
                ServerWords.of(failure.serverError()).replace("\n", "\n    "),
                advice(failure.serverError(), step)),
        step.clock().id(),
        failure.serverError());
  }

  /** A statement of a change without a revision was refused. */
  static MigrationException ofDirectChange(StatementFailure failure, Dialect dialect) {
    return new MigrationException(
        """
        The changes failed and were rolled back.
          statement: %s
          %s: %s
        The database is as it was before."""
            .formatted(
                shortened(failure.sql()),
                dialect.name(),
                ServerWords.of(failure.serverError()).replace("\n", "\n    ")),
        null,
        failure.serverError());
  }

  /** What a statement gets that refuses the transaction of a script that is no revision. */
  static SQLException needsTransactionNone() {
    return new SQLException(
        "this statement cannot run inside a transaction. Write '-- transaction: none' into the head of its file; the callbacks of a step always run in its transaction",
        "25001");
  }

  /** A statement of a script that is no revision was refused. */
  static MigrationException of(
      StatementFailure failure, String what, String source, Dialect dialect, String advice) {
    return new MigrationException(
        """
        %s.
          at:        %s
          statement: %s
          %s: %s
        %s"""
            .formatted(
                what,
                place(source, failure),
                shortened(failure.sql()),
                dialect.name(),
                ServerWords.of(failure.serverError()).replace("\n", "\n    "),
                advice),
        null,
        failure.serverError());
  }

  private static String place(String source, StatementFailure failure) {
    return source + (failure.line().isPresent() ? ":" + failure.line().getAsInt() : "");
  }

  /** The transaction itself was refused: its lock, its checks or its commit. */
  static MigrationException ofTransaction(SQLException refused, StepRun step) {
    return new MigrationException(
        "Revision %s could not be committed: %s%n%s"
            .formatted(step.clock().id(), ServerWords.of(refused), advice(refused, step)),
        step.clock().id(),
        refused);
  }

  /** Whether something of the step is there, for the next run to go on from. */
  private static boolean stays(StepRun step) {
    return step.known().isPresent();
  }

  private static String advice(SQLException failure, StepRun step) {
    RunContext run = step.context();
    Refusal refusal = run.dialect().refusal(failure);
    String blocked =
        refusal == Refusal.LOCK ? blocked(step.statements().blockers(), step.retries()) : "";
    if (refusal == Refusal.CONNECTION_LOST) {
      return "The connection was lost. "
          + (stays(step)
              ? "What was committed stays and is remembered: run the command again, which goes on there."
              : "Nothing of this revision is committed: run the command again.");
    }
    return stays(step)
        ? blocked + goingOn(step)
        : blocked + rows(failure, step) + startingAgain(refusal);
  }

  /** How many rows are in the way, where their NULLs or values are what was refused. */
  private static String rows(SQLException failure, StepRun step) {
    boolean refused =
        "23502".equals(failure.getSQLState())
            || String.valueOf(failure.getMessage()).contains("NOT NULL constraint failed")
            || String.valueOf(failure.getMessage()).contains(" do not fit ");
    if (!refused) {
      return "";
    }
    RunContext run = step.context();
    List<Operation> operations =
        step.located().stream().<Operation>map(located -> located.operation()).toList();
    return RowsInTheWay.after(run.link().connection(), run.dialect(), operations).stream()
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private static String startingAgain(Refusal refusal) {
    return "The database is as it was before this revision. "
        + switch (refusal) {
          case LOCK -> "Run the command again when they are done.";
          case TIMEOUT ->
              "Raise the limit for this revision (statement-timeout in its header) or for the run (-x timeouts.statement=10min), then run the command again.";
          case IDLE ->
              "Its transaction did nothing for too long, such as while code of the script did other work. Raise the limit for this revision (idle-in-transaction-timeout in its header) or for the run (-x timeouts.idle_in_transaction=1h), then run the command again.";
          default -> "Mend the script, then run the command again.";
        };
  }

  private static String goingOn(StepRun step) {
    int done = step.known().map(HalfDone::done).orElse(0);
    return "What came before it stays and is remembered: %d of %d operations of this revision are done. Mend the script from this statement on, or what the statement stumbled over, then run the command again. It goes on here."
        .formatted(done, step.located().size());
  }

  private static String blocked(List<OtherSession> blockers, RetryPolicy policy) {
    StringBuilder text = new StringBuilder();
    int tries = policy.retries() + 1;
    text.append(tries == 1 ? "It was tried once" : "It was tried %d times".formatted(tries));
    if (blockers.isEmpty()) {
      return text.append(", and another session had the lock each time.\n").toString();
    }
    text.append(
        blockers.size() == 1
            ? ". This session has the lock:\n"
            : ". These sessions have the lock, or wait before it:\n");
    for (OtherSession blocker : blockers) {
      text.append("  ").append(blocker.describe()).append('\n');
      if (!blocker.query().isEmpty()) {
        text.append("    last statement: ").append(blocker.query()).append('\n');
      }
      text.append("    to end it:      ").append(blocker.howToEnd()).append('\n');
    }
    return text.toString();
  }

  private static String shortened(String sql) {
    String text = SafeSql.of(sql).strip();
    return Optional.of(text)
        .filter(whole -> whole.length() <= LONGEST_STATEMENT)
        .orElseGet(() -> text.substring(0, LONGEST_STATEMENT) + " …")
        .replace("\n", "\n             ");
  }
}

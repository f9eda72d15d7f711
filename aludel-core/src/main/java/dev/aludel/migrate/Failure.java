package dev.aludel.migrate;

import dev.aludel.dialect.Dialect;
import dev.aludel.revision.Step;
import dev.aludel.script.Script;
import java.sql.SQLException;
import java.util.Optional;

/** The messages of a step that failed. */
final class Failure {

  private static final int LONGEST_STATEMENT = 400;

  private Failure() {}

  /** What a statement gets that cannot run in its revision's transaction. */
  static SQLException needsNoTransaction() {
    return new SQLException(
        "this statement cannot run inside a transaction. Put it in a revision of its own, with 'transaction: none' in its header (transaction = \"none\" in @Revision)",
        "25001");
  }

  /** A statement of the script was refused. */
  static MigrationException of(
      StatementFailure failure, Script script, Step step, Dialect dialect) {
    String where =
        step.revision().source()
            + (failure.line().isPresent() ? ":" + failure.line().getAsInt() : "");
    return new MigrationException(
        """
        %s %s failed%s.
          at:        %s
          statement: %s
          %s: %s
        %s"""
            .formatted(
                step.isUpgrade() ? "Upgrade of revision" : "Downgrade of revision",
                step.revision().id(),
                script.settings().transactional() ? " and was rolled back" : "",
                where,
                shortened(failure.sql()),
                dialect.name(),
                ServerWords.of(failure.serverError()).replace("\n", "\n    "),
                advice(script)),
        step.revision().id(),
        failure.serverError());
  }

  /** The transaction itself was refused: its lock, its checks or its commit. */
  static MigrationException ofTransaction(SQLException refused, Script script, Step step) {
    return new MigrationException(
        "Revision %s could not be committed: %s%n%s"
            .formatted(step.revision().id(), ServerWords.of(refused), advice(script)),
        step.revision().id(),
        refused);
  }

  private static String advice(Script script) {
    return script.settings().transactional()
        ? "The database is as it was before this revision. Mend the script, then run the command again."
        : "The revision runs without a transaction: what came before this statement has been done. Look at the database, mend the script so that it can run again, then run the command again.";
  }

  private static String shortened(String sql) {
    String text = sql.strip();
    return Optional.of(text)
        .filter(whole -> whole.length() <= LONGEST_STATEMENT)
        .orElseGet(() -> text.substring(0, LONGEST_STATEMENT) + " …")
        .replace("\n", "\n             ");
  }
}

package dev.aludel.cli;

import dev.aludel.cli.report.HistoryText;
import dev.aludel.migrate.MigrationEvent;
import dev.aludel.migrate.SafeSql;

/** Tells of a run in plain lines, one a step; with {@code --verbose}, one a statement too. */
final class ProgressLines implements Progress {

  private final AludelCommand command;
  private final Repetition waits = new Repetition();
  private final Repetition looks = new Repetition();

  ProgressLines(AludelCommand command) {
    this.command = command;
  }

  @Override
  public boolean hearsStatements() {
    return command.verbose();
  }

  @Override
  public void on(MigrationEvent event) {
    if (event instanceof MigrationEvent.StepStarted step) {
      command.say(
          "%s %s  %s (%d of %d)"
              .formatted(
                  step.action().word(),
                  step.revision(),
                  step.message(),
                  step.number(),
                  step.total()));
    } else if (event instanceof MigrationEvent.StatementStarted statement && command.verbose()) {
      command.say("  " + SafeSql.of(statement.sql()).strip().replace("\n", "\n  "));
    } else if (event instanceof MigrationEvent.StepFinished step) {
      command.say(
          "  done in %s, %s"
              .formatted(
                  HistoryText.time(step.duration()),
                  step.statements() == 1 ? "1 statement" : step.statements() + " statements"));
    } else {
      tellOfOthers(event);
    }
  }

  /** What happens because the run is not alone. */
  private void tellOfOthers(MigrationEvent event) {
    if (event instanceof MigrationEvent.RunnerAwaited waiting) {
      if (waits.isDue(waiting.waited())) {
        command.say(RunText.waiting(waiting));
      }
    } else if (event instanceof MigrationEvent.StatementWatched watched) {
      if (looks.isDue(watched.elapsed())) {
        command.say(RunText.watched(watched));
      }
    } else if (event instanceof MigrationEvent.StepRetried retried) {
      command.say(RunText.retried(retried));
    } else if (event instanceof MigrationEvent.StepResumed resumed) {
      command.say(
          "  an earlier run was cut short here after %s: %s"
              .formatted(
                  resumed.done() == 1 ? "1 operation" : resumed.done() + " operations",
                  resumed.found()));
    } else if (event instanceof MigrationEvent.CommitSettled settled) {
      command.say(
          "  the connection broke during the commit; the database says that it "
              + (settled.committed() ? "took place" : "did not take place"));
    } else if (event instanceof MigrationEvent.CallbackFailed callback) {
      command.warn("aludel: " + callback.error());
    }
  }
}

package dev.aludel.cli;

import dev.aludel.cli.report.HistoryText;
import dev.aludel.migrate.MigrationEvent;
import dev.aludel.migrate.MigrationListener;

/** Tells of a run in plain lines, one a step; with {@code --verbose}, one a statement too. */
final class ProgressLines implements MigrationListener {

  private final AludelCommand command;

  ProgressLines(AludelCommand command) {
    this.command = command;
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
      command.say("  " + statement.sql().strip().replace("\n", "\n  "));
    } else if (event instanceof MigrationEvent.StepFinished step) {
      command.say(
          "  done in %s, %s"
              .formatted(
                  HistoryText.time(step.duration()),
                  step.statements() == 1 ? "1 statement" : step.statements() + " statements"));
    }
  }
}

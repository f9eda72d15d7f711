package dev.aludel.cli;

import dev.aludel.cli.report.EventJson;
import dev.aludel.migrate.MigrationListener;

/** Tells of a run while it goes on; closing it leaves nothing unfinished on the screen. */
interface Progress extends MigrationListener, AutoCloseable {

  @Override
  default void close() {}

  /**
   * The way that fits where it is told: live on a terminal, in lines elsewhere, as JSON if asked.
   */
  static Progress of(AludelCommand command, boolean json) {
    if (json) {
      return event -> EventJson.print(command.out(), event);
    }
    boolean live =
        command.around().terminal()
            && !command.main().quiet
            && !command.verbose()
            && !"plain".equals(System.getProperty("aludel.progress"));
    return live ? new LiveProgress(command) : new ProgressLines(command);
  }
}

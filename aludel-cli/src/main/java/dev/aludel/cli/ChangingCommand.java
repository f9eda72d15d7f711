package dev.aludel.cli;

import picocli.CommandLine.Option;

/** A command that changes a database or files. */
abstract class ChangingCommand extends ReportingCommand {

  @Option(names = "--dry-run", description = "Show what would be done, and do nothing.")
  boolean dryRun;
}

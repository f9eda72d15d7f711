package dev.aludel.cli;

import picocli.CommandLine.Option;

/** A command with a result that programs may read. */
abstract class ReportingCommand extends AludelCommand {

  @Option(names = "--json", description = "Print the result as JSON, for programs.")
  boolean json;
}

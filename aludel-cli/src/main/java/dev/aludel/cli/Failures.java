package dev.aludel.cli;

import dev.aludel.error.AludelException;
import dev.aludel.revision.TargetSyntaxException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What a person sees of a failure: one message, and the stack trace only when asked for. */
final class Failures implements IExecutionExceptionHandler {

  private final Main main;

  Failures(Main main) {
    this.main = main;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine line, ParseResult arguments) {
    line.getOut().flush();
    PrintWriter err = line.getErr();
    boolean traces = main.verbose || main.traces;
    if (failure instanceof AludelException known) {
      err.println("aludel: " + known.getMessage());
    } else {
      err.println(
          "aludel: Something went wrong that Aludel does not know: %s. %s"
              .formatted(
                  failure,
                  traces
                      ? "Please report it, with what follows."
                      : "Please run it again with --verbose and report what that shows."));
    }
    if (traces) {
      failure.printStackTrace(err);
    }
    err.flush();
    return failure instanceof TargetSyntaxException || failure instanceof UsageException
        ? ExitCode.USAGE
        : ExitCode.SOFTWARE;
  }
}

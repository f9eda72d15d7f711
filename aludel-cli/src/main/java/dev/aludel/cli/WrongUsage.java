package dev.aludel.cli;

import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a person sees who typed a command that is none: what is wrong, and where help is. */
final class WrongUsage implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException wrong, String[] args) {
    CommandLine line = wrong.getCommandLine();
    PrintWriter err = line.getErr();
    err.println("aludel: " + wrong.getMessage());
    boolean suggested = UnmatchedArgumentException.printSuggestions(wrong, err);
    boolean alone = line.getParent() == null && args.length == 0;
    if (alone) {
      line.usage(err);
    } else if (!suggested) {
      err.println(
          "See " + line.getCommandSpec().qualifiedName().toLowerCase(Locale.ROOT) + " --help.");
    }
    err.flush();
    return ExitCode.USAGE;
  }
}

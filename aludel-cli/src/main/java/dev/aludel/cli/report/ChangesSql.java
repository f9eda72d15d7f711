package dev.aludel.cli.report;

import dev.aludel.cli.source.Difference;
import dev.aludel.dialect.Statement;
import dev.aludel.dialect.TransactionFrame;
import dev.aludel.script.ScriptWriter;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Changes as SQL that makes them, with notes as comments. */
public final class ChangesSql {

  private ChangesSql() {}

  /** Prints the statements alone. */
  public static void print(PrintWriter out, Difference difference) {
    print(out, difference, difference.compiled());
  }

  /** Prints them in one transaction, as {@code upgrade} would run them, where all can be in one. */
  public static void printFramed(PrintWriter out, Difference difference) {
    List<Difference.Compiled> compiled = difference.compiled();
    TransactionFrame frame = difference.dialect().frame(difference.diff().operations());
    List<Statement> statements =
        compiled.stream().flatMap(each -> each.statements().stream()).toList();
    boolean framed =
        !statements.isEmpty() && statements.stream().allMatch(Statement::transactional);
    if (framed) {
      difference.dialect().stopsAtErrors(difference.diff().operations()).ifPresent(out::println);
      frame.opening().forEach(line -> out.println(line + ";"));
    }
    print(out, difference, compiled);
    if (framed) {
      difference
          .dialect()
          .closing(difference.diff().operations(), difference.held())
          .forEach(line -> out.println(line + ";"));
    }
  }

  private static void print(PrintWriter out, Difference difference, List<Difference.Compiled> all) {
    List<String> notes = new ArrayList<>();
    for (Difference.Compiled compiled : all) {
      if (compiled.impossible().isPresent()) {
        comment(out, "Not done: " + compiled.change().operation().describe());
        comment(out, compiled.impossible().get());
      }
      if (!compiled.statements().isEmpty() || compiled.waits()) {
        notes.addAll(compiled.change().notes());
      }
      if (!compiled.statements().isEmpty()) {
        notes.forEach(note -> comment(out, note));
        notes.clear();
      }
      for (Statement statement : compiled.statements()) {
        out.println(ScriptWriter.withValues(statement, difference.dialect()) + ";");
      }
    }
  }

  private static void comment(PrintWriter out, String text) {
    text.lines().forEach(line -> out.println("-- " + line));
  }
}

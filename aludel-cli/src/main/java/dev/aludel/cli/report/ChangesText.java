package dev.aludel.cli.report;

import dev.aludel.diff.Change;
import dev.aludel.diff.SchemaDiff;
import java.io.PrintWriter;

/** Changes as lines, each with what a person should look at before it runs. */
public final class ChangesText {

  private ChangesText() {}

  public static void print(PrintWriter out, SchemaDiff diff) {
    for (Change change : diff.changes()) {
      out.println(change.describe());
      change.notes().forEach(note -> out.println("    ! " + note));
    }
  }
}

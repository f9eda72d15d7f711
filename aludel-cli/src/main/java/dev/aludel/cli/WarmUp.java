package dev.aludel.cli;

import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Runs what most commands run, once, printing nothing. The launcher records which classes that
 * loads, in an archive (AppCDS) from which the JVM takes them ready-made ever after.
 */
final class WarmUp {

  private WarmUp() {}

  public static void main(String[] args) {
    var silence = new PrintStream(OutputStream.nullOutputStream());
    System.setOut(silence);
    System.setErr(silence);
    Main.execute("--version");
    Main.execute("--help");
  }
}

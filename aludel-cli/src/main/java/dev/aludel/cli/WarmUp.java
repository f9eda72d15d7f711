package dev.aludel.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;

/**
 * Runs what most commands run, once, printing nothing. The launcher records which classes that
 * loads, in an archive (AppCDS) from which the JVM takes them ready-made ever after.
 */
final class WarmUp {

  private static final String[][] COMMANDS = {
    {"--version"},
    {"--help"},
    {"init"},
    {"revision", "-m", "first", "--rev-id", "a1"},
    {"revision", "-m", "second", "--rev-id", "b2", "--format", "sql"},
    {"upgrade", "head", "--dry-run"},
    {"upgrade", "head"},
    {"current"},
    {"current", "--json"},
    {"heads"},
    {"branches"},
    {"show", "head"},
    {"history"},
    {"history", "--graph", "--color", "always"},
    {"history", "--applied"},
    {"downgrade", "-1"},
    {"upgrade", "--sql", "base:head"},
    {"stamp", "head"},
    {"config"},
    {"doctor"},
    {"show", "nothing"},
  };

  private WarmUp() {}

  public static void main(String[] args) throws IOException {
    NativeSqlite.unpack();
    Path project = Files.createTempDirectory("aludel-warm-up");
    try {
      PrintWriter silence = new PrintWriter(Writer.nullWriter());
      Map<String, String> environment =
          Map.of("DATABASE_URL", "sqlite:///warm.db", "LANG", "C.UTF-8");
      Surroundings around = new Surroundings(project, environment, silence, silence, true);
      for (String[] command : COMMANDS) {
        Main.execute(around, command);
      }
    } finally {
      deleteAll(project);
    }
  }

  private static void deleteAll(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}

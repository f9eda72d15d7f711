package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.TestSqlite;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command is a process of its own: what it does not need it must not load. */
final class StartTest {

  @TempDir Path folder;

  @Test
  void aCommandLoadsItselfAndNoOther() throws Exception {
    Set<String> loaded = classesLoadedBy("current");

    assertThat(loaded)
        .contains("dev.aludel.cli.CurrentCommand")
        .noneMatch(
            name ->
                name.matches("dev\\.aludel\\.cli\\.\\w+Command")
                    && !Set.of("AludelCommand", "ReportingCommand", "CurrentCommand")
                        .contains(name.substring(name.lastIndexOf('.') + 1)));
  }

  @Test
  void noLibraryThatTheCommandDoesNotUse() throws Exception {
    assertThat(classesLoadedBy("current"))
        .noneMatch(name -> name.startsWith("org.postgresql."))
        .noneMatch(name -> name.startsWith("com.zaxxer.hikari."))
        .noneMatch(name -> name.startsWith("com.sun.tools.javac."))
        .noneMatch(name -> name.startsWith("dev.aludel.cli.report.") && name.endsWith("Json"));
  }

  private Set<String> classesLoadedBy(String command) throws Exception {
    try (TestSqlite database = TestSqlite.create()) {
      Project project = Project.on(database, folder);
      project.line().run("upgrade").succeeds();
      ProcessBuilder process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xlog:class+load:stdout",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  "dev.aludel.cli.Main",
                  command)
              .directory(folder.toFile())
              .redirectErrorStream(true);
      process.environment().put("DATABASE_URL", database.databaseUrl());
      Process java = process.start();
      List<String> lines =
          new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      assertThat(java.waitFor()).isZero();
      Set<String> names = new TreeSet<>();
      for (String line : lines) {
        int end = line.indexOf(" source:");
        if (end > 0) {
          names.add(line.substring(line.lastIndexOf("] ", end) + 2, end));
        }
      }
      return names;
    }
  }
}

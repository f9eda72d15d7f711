package dev.aludel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The distribution as a user has it: unpacked somewhere, and started by its script. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script there is aludel.cmd")
class LauncherIT {

  private static final Path BUILT = Path.of("target", "aludel");
  private static final String JAVA_HOME = System.getProperty("java.home");

  @TempDir Path directory;
  private Path home;
  private Path script;

  @BeforeEach
  void unpack() throws IOException {
    home = directory.resolve("aludel");
    try (var files = Files.walk(BUILT)) {
      for (var file : files.toList()) {
        if (!file.toString().endsWith(".jsa")) {
          var copy = home.resolve(BUILT.relativize(file).toString());
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
    script = home.resolve("bin").resolve("aludel");
  }

  @Test
  void runsThroughASymbolicLinkFromAnyDirectory() throws Exception {
    var link = Files.createDirectory(directory.resolve("bin")).resolve("aludel");
    Files.createSymbolicLink(link, link.getParent().relativize(script));

    assertThat(run(link, Map.of())).satisfies(LauncherIT::printedItsVersionOnly);
  }

  @Test
  void runsFromADirectoryWithASpaceInItsName() throws Exception {
    var renamed = Files.move(home, directory.resolve("my programs"));

    assertThat(run(renamed.resolve("bin").resolve("aludel"), Map.of()))
        .satisfies(LauncherIT::printedItsVersionOnly);
  }

  @Test
  void takesItsClassesFromAnArchiveThatItMadeItself() throws Exception {
    run(script, Map.of());

    var second = run(script, Map.of("ALUDEL_JAVA_OPTS", "-Xlog:class+load"));

    assertThat(second.output().lines())
        .anyMatch(line -> line.contains("dev.aludel.cli.Main source: shared objects file"))
        .anyMatch(line -> line.contains("picocli.CommandLine source: shared objects file"));
  }

  @Test
  void anArchiveThatDoesNotFitIsPassedOverInSilence() throws Exception {
    run(script, Map.of());
    for (var archive : archives()) {
      Files.delete(archive);
      Files.writeString(archive, "no archive");
    }

    assertThat(run(script, Map.of())).satisfies(LauncherIT::printedItsVersionOnly);
  }

  @Test
  void makesOneArchiveForEachJavaAndLeavesNothingElseBehind() throws Exception {
    run(script, Map.of());
    run(script, Map.of());

    assertThat(archives()).hasSize(1);
    try (var files = Files.list(home.resolve("lib"))) {
      assertThat(files.filter(Files::isRegularFile))
          .allMatch(file -> file.toString().endsWith(".jar") || isArchive(file));
    }
  }

  @Test
  void hibernateIsThereButNotOnTheClassPathOfAStart() throws Exception {
    try (var files = Files.list(home.resolve("lib").resolve("jpa"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .anyMatch(name -> name.startsWith("aludel-jpa-"))
          .anyMatch(name -> name.startsWith("hibernate-core-"))
          .noneMatch(name -> name.startsWith("aludel-core-"));
    }
    try (var files = Files.list(home.resolve("lib"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.contains("hibernate"));
    }
  }

  @Test
  void aJavaHomeWithoutJavaIsNamed() throws Exception {
    var run = run(script, Map.of("JAVA_HOME", directory.toString()));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.output())
        .isEqualTo(
            "aludel: JAVA_HOME is "
                + directory
                + ", where there is no bin/java. Set it to a Java of 17 or newer.\n");
  }

  @Test
  void aJavaThatIsTooOldIsNamedWithItsVersion() throws Exception {
    var java = directory.resolve("jdk-11").resolve("bin").resolve("java");
    Files.createDirectories(java.getParent());
    Files.writeString(java, "#!/bin/sh\nexit 9\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(directory.resolve("jdk-11").resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");

    var run = run(script, Map.of("JAVA_HOME", directory.resolve("jdk-11").toString()));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.output())
        .isEqualTo(
            "aludel: "
                + java
                + " is version 11.0.2, and Aludel needs 17 or newer. Set JAVA_HOME to one.\n");
  }

  private static void printedItsVersionOnly(Run run) {
    assertThat(run.exitCode()).isZero();
    assertThat(run.output()).startsWith("aludel ").hasLineCount(2);
  }

  private static boolean isArchive(Path file) {
    return file.toString().endsWith(".jsa");
  }

  private List<Path> archives() throws IOException {
    try (var files = Files.list(home.resolve("lib"))) {
      return files.filter(LauncherIT::isArchive).toList();
    }
  }

  private Run run(Path command, Map<String, String> environment)
      throws IOException, InterruptedException {
    var output = directory.resolve("output");
    var builder =
        new ProcessBuilder(command.toString(), "--version")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().remove("ALUDEL_JAVA_OPTS");
    builder.environment().put("JAVA_HOME", JAVA_HOME);
    builder.environment().putAll(environment);
    var process = builder.start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Run(process.exitValue(), Files.readString(output, UTF_8));
  }

  private record Run(int exitCode, String output) {}
}

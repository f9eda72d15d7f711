package dev.aludel.examples.goblin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code path.sh}, from an empty folder to a green list, as docs/goblin.md tells it. */
@DisabledOnOs(OS.WINDOWS)
class PathTest {

  @TempDir static Path folder;
  private static TrialServer server;

  @BeforeAll
  static void start() throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    server = TrialServer.start(folder);
    // A command line of the classes that are tested here.
    Path aludel = Files.createDirectories(folder.resolve("bin")).resolve("aludel");
    Files.writeString(
        aludel,
        """
        #!/bin/sh
        exec "$JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+IgnoreUnrecognizedVMOptions \\
          --enable-native-access=ALL-UNNAMED -Dfile.encoding=UTF-8 \\
          -cp "$GOBLIN_CLASSPATH" dev.aludel.cli.Main "$@"
        """);
    Files.setPosixFilePermissions(aludel, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @AfterAll
  static void stop() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  private record Outcome(int exit, String said) {}

  private static Outcome path(String laptop, Map<String, String> more) throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin");
    ProcessBuilder sh = new ProcessBuilder("sh", "path.sh", folder.resolve(laptop).toString());
    Map<String, String> environment = sh.environment();
    environment
        .keySet()
        .removeIf(name -> name.matches("(DATABASE|POSTGRES|ALUDEL|DB|PG|GOBLIN)_?.*"));
    environment.put(
        "PATH", folder.resolve("bin") + ":" + java + ":" + environment.getOrDefault("PATH", ""));
    environment.put("JAVA", java.resolve("java").toString());
    // Without the log of 'aludel serve': the example has one of its own.
    environment.put(
        "GOBLIN_CLASSPATH",
        Arrays.stream(System.getProperty("java.class.path").split(":"))
            .filter(entry -> !entry.contains("logback"))
            .collect(Collectors.joining(":")));
    environment.put("GOBLIN_KEY", Goblin.key(3));
    environment.put("GOBLIN_KEY_ID", "of-a-test");
    environment.put("GOBLIN_OWNER_URL", server.url(TrialServer.OWNER));
    environment.put("GOBLIN_APP_URL", server.url(TrialServer.APPLICATION));
    environment.put("PGPASSFILE", server.passwordFile().toString());
    environment.put("DB_SSL_MODE", "verify-full");
    environment.put("ALUDEL_TLS_ROOT_CERT", server.certificate().toString());
    environment.put("LC_ALL", "C.UTF-8");
    environment.putAll(more);
    environment.values().removeIf(String::isEmpty);
    Path said = folder.resolve("said");
    Process process = sh.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    process.getOutputStream().close();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return new Outcome(process.waitFor(), Files.readString(said, StandardCharsets.UTF_8));
  }

  @Test
  void fromAnEmptyFolderToAGreenList() throws Exception {
    // As on every server with a backup, some WAL has been archived within the day.
    server.archive();

    Outcome outcome = path("laptop", Map.of());

    assertThat(outcome.said())
        .contains("No changes: the revisions have all that the model has.")
        .contains("2 of 2 passed; repeatable scripts: passed; the end is the model.")
        .contains("      20  users")
        .contains("✓ TLS")
        .contains("goblin is no superuser")
        .contains("1 × 60 = 60 of ")
        .contains("WAL archived at")
        .contains("on and with policies: 8 of ")
        .endsWith("All is well.\n")
        .doesNotContain(server.password());
    assertThat(outcome.exit()).isZero();
  }

  @Test
  void aLaptopThatIsThereAlreadyIsLeftAsItIs() throws Exception {
    Path file =
        Files.writeString(
            Files.createDirectories(folder.resolve("other")).resolve("goblin.db"), "mine");

    Outcome outcome = path("other", Map.of());

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.said())
        .isEqualTo(
            "path.sh: %s is there already. Delete it, or name another folder.%n".formatted(file));
    assertThat(file).hasContent("mine");
  }

  @Test
  void whatIsNotSetIsAskedForFirst() throws Exception {
    Outcome outcome = path("third", Map.of("GOBLIN_APP_URL", ""));

    assertThat(outcome.exit()).isNotZero();
    assertThat(outcome.said()).contains("GOBLIN_APP_URL: is not set: postgresql://goblin@");
    assertThat(folder.resolve("third")).doesNotExist();
  }
}

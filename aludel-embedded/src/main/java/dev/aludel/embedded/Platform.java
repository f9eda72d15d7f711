package dev.aludel.embedded;

import dev.aludel.error.AludelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The operating system and processor that binaries are for.
 *
 * @param artifact the end of the artifact's name: {@code linux-amd64}
 * @param archive the archive's name in its jar: {@code postgres-linux-x86_64.txz}
 */
record Platform(String artifact, String archive) {

  /**
   * This machine's.
   *
   * @throws AludelException if there are no binaries for it
   */
  static Platform here() {
    return of(
        System.getProperty("os.name", ""),
        System.getProperty("os.arch", ""),
        Files.exists(Path.of("/etc/alpine-release")));
  }

  static Platform of(String osName, String architecture, boolean alpine) {
    String os = osName.toLowerCase(Locale.ROOT);
    boolean arm = architecture.equals("aarch64") || architecture.equals("arm64");
    boolean intel = architecture.equals("amd64") || architecture.equals("x86_64");
    if (os.contains("linux") && (arm || intel)) {
      return new Platform(
          "linux-" + (arm ? "arm64v8" : "amd64") + (alpine ? "-alpine" : ""),
          "postgres-linux-%s%s.txz"
              .formatted(arm ? "arm_64" : "x86_64", alpine ? "-alpine_linux" : ""));
    }
    if (os.contains("mac") && (arm || intel)) {
      return new Platform(
          "darwin-" + (arm ? "arm64v8" : "amd64"),
          "postgres-darwin-%s.txz".formatted(arm ? "arm_64" : "x86_64"));
    }
    throw new AludelException(
        "embedded:postgresql runs on Linux and macOS, and this is %s on %s. Name a server instead, such as dev_url = \"postgresql://localhost/postgres\"."
            .formatted(osName, architecture));
  }
}

package dev.aludel.embedded;

import dev.aludel.error.AludelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * An initialised data directory, of which each server gets a copy: initdb takes as long as ten
 * starts. Only its owner can read it, and with it the password.
 *
 * @param data the directory to copy
 * @param password of the superuser {@code postgres}
 */
record Cluster(Path data, String password) {

  private static final int FIRST_WITH_BUILTIN_LOCALES = 17;

  static Cluster in(Cache cache, String key, Path binaries, Unprivileged user) {
    Path folder =
        cache.entry(
            key + "-cluster", unfinished -> initialise(unfinished, binaries, user, major(key)));
    try {
      return new Cluster(
          folder.resolve("data"), Files.readString(folder.resolve("password")).strip());
    } catch (IOException e) {
      throw new AludelException(
          "The cluster %s cannot be read: %s. Delete the folder, and it is made again."
              .formatted(folder, e),
          e);
    }
  }

  private static int major(String key) {
    String digits = key.replaceFirst("^\\D*?(?:64v8|64)\\D*-?", "").replaceFirst("\\D.*$", "");
    return digits.isEmpty() ? FIRST_WITH_BUILTIN_LOCALES : Integer.parseInt(digits);
  }

  private static void initialise(Path folder, Path binaries, Unprivileged user, int major)
      throws IOException {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    Path password = folder.resolve("password");
    Files.writeString(password, HexFormat.of().formatHex(random) + "\n");
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
    user.own(password);
    user.own(folder);
    List<String> initdb =
        new ArrayList<>(
            List.of(
                binaries.resolve("bin").resolve("initdb").toString(),
                "--pgdata=" + folder.resolve("data"),
                "--username=postgres",
                "--auth=scram-sha-256",
                "--pwfile=" + password,
                "--encoding=UTF8",
                "--no-sync"));
    // The same sort order on every machine.
    initdb.addAll(
        major < FIRST_WITH_BUILTIN_LOCALES
            ? List.of("--locale=C")
            : List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"));
    Process process =
        new ProcessBuilder(user.command(initdb))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    try {
      if (process.waitFor() != 0) {
        throw new AludelException("PostgreSQL's initdb failed: " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AludelException("PostgreSQL's initdb was interrupted.", e);
    }
  }
}

package dev.aludel.copy.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What a backup is of, by how its file begins. */
enum BackupKind {
  SQLITE("SQLite format 3\0", "SQLite"),
  POSTGRESQL("PGDMP", "PostgreSQL");

  private final String begin;
  private final String database;

  BackupKind(String begin, String database) {
    this.begin = begin;
    this.database = database;
  }

  String database() {
    return database;
  }

  /**
   * The kind of a file.
   *
   * @throws BackupException if it is no backup
   */
  static BackupKind of(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new BackupException(
          Files.isDirectory(file)
              ? "%s is a folder. Name one backup in it; what aludel export has written is for aludel import."
                  .formatted(file)
              : "There is no file %s.".formatted(file));
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] first = in.readNBytes(16);
      for (BackupKind kind : values()) {
        byte[] begin = kind.begin.getBytes(StandardCharsets.US_ASCII);
        if (Arrays.equals(begin, 0, begin.length, first, 0, Math.min(begin.length, first.length))) {
          return kind;
        }
      }
    } catch (IOException e) {
      throw new BackupException("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
    throw new BackupException(
        "%s is no backup: neither a database of SQLite nor an archive of pg_dump's. Plain SQL is for psql; what aludel export has written is for aludel import."
            .formatted(file));
  }
}

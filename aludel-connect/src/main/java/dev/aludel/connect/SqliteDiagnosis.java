package dev.aludel.connect;

import static dev.aludel.connect.ConnectionFailure.Kind;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Tells the failures of SQLite apart, before and after opening, by the file's state and the result
 * code (<a href="https://sqlite.org/rescode.html">sqlite.org/rescode.html</a>).
 */
final class SqliteDiagnosis {

  private SqliteDiagnosis() {}

  /**
   * What is wrong with the file itself. SQLite would say "unable to open database file" of all of
   * these.
   *
   * @param create whether a missing file is to be created
   */
  static Optional<Diagnosis> ofFile(Path file, boolean create, boolean write) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return found(
          Kind.FOLDER_MISSING,
          "its folder " + folder + " does not exist",
          "Create the folder, or correct the URL: three slashes start a relative path, four an"
              + " absolute one.");
    }
    if (Files.isDirectory(file)) {
      return found(Kind.FILE_NOT_A_DATABASE, "it is a folder", "Name a file within it in the URL.");
    }
    if (!Files.exists(file)) {
      if (!create) {
        return found(
            Kind.FILE_MISSING,
            "the file does not exist",
            "Correct the URL, or create the database with aludel upgrade head.");
      }
      return Files.isWritable(folder)
          ? Optional.empty()
          : found(
              Kind.FILE_READ_ONLY,
              "the file does not exist, and its folder is read-only",
              "Allow writing: chmod u+w " + folder);
    }
    if (!Files.isReadable(file)) {
      return found(
          Kind.FILE_NOT_READABLE, "the file may not be read", "Allow it: chmod u+r " + file);
    }
    if (write && !Files.isWritable(file)) {
      return found(Kind.FILE_READ_ONLY, "the file is read-only", "Allow it: chmod u+w " + file);
    }
    if (write && !Files.isWritable(folder)) {
      return found(
          Kind.FILE_READ_ONLY,
          "the folder is read-only, and SQLite must write its journal there",
          "Allow it: chmod u+w " + folder);
    }
    return Optional.empty();
  }

  static Diagnosis of(SQLException exception) {
    // The low byte is the primary result code.
    return switch (exception.getErrorCode() & 0xff) {
      case 26 ->
          found(
              exception,
              Kind.FILE_NOT_A_DATABASE,
              "the file is not an SQLite database",
              "Check the path. An encrypted database, or one that was half copied, looks the same.");
      case 11 ->
          found(
              exception,
              Kind.FILE_DAMAGED,
              "the file is damaged",
              "Take a backup of it, then try: sqlite3 <file> .recover");
      case 5, 6 ->
          found(
              exception,
              Kind.FILE_LOCKED,
              "another process holds the write lock",
              "Wait for it or end it; raise busy_timeout if it only takes long.");
      case 8 ->
          found(
              exception,
              Kind.FILE_READ_ONLY,
              "the file or its folder is read-only",
              "Allow writing, or open it with ?mode=ro.");
      case 13 -> found(exception, Kind.DISK_FULL, "the disk is full", "Free space.");
      case 14, 3 ->
          found(
              exception,
              Kind.FILE_NOT_READABLE,
              "the file cannot be opened",
              "Check its permissions and those of its folder.");
      default -> found(exception, Kind.OTHER, "opening it failed", "Check the file.");
    };
  }

  private static Optional<Diagnosis> found(Kind kind, String reason, String remedy) {
    return Optional.of(new Diagnosis(kind, reason, "", remedy));
  }

  private static Diagnosis found(SQLException exception, Kind kind, String reason, String remedy) {
    return new Diagnosis(kind, reason, String.valueOf(exception.getMessage()), remedy);
  }
}

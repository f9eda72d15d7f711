package dev.aludel.migrate;

import dev.aludel.revision.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One step that was run, well or badly.
 *
 * @param revision the revision's id
 * @param failed whether it failed and was rolled back
 * @param statements how many statements ran
 * @param checksum the script's checksum; empty for a stamp
 * @param databaseUser who was connected
 * @param host the machine that ran the step
 * @param aludelVersion the version of Aludel that ran it
 * @param message what went wrong, or the revision's own message
 */
public record HistoryEntry(
    String revision,
    Action action,
    boolean failed,
    Instant startedAt,
    Duration duration,
    int statements,
    Optional<String> checksum,
    String databaseUser,
    String host,
    String aludelVersion,
    String message) {

  static HistoryEntry ofStamp(Stamp stamp, Author author) {
    String before = String.join(", ", stamp.rowsBefore());
    return new HistoryEntry(
        stamp.rowsAfter().isEmpty() ? "base" : String.join(", ", stamp.rowsAfter()),
        Action.STAMP,
        false,
        Instant.now(),
        Duration.ZERO,
        0,
        Optional.empty(),
        author.databaseUser(),
        author.host(),
        author.aludelVersion(),
        author.tagged("from " + (before.isEmpty() ? "base" : before)));
  }
}

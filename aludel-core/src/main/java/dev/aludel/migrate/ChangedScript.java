package dev.aludel.migrate;

import dev.aludel.script.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A script that is not what it was when it was run.
 *
 * @param script as it is now
 * @param checksum of the script as it is now
 * @param ran when and by whom it was run as it was then, or last accepted
 */
public record ChangedScript(Script script, String checksum, HistoryEntry ran) {

  HistoryEntry accepted(Author author) {
    return new HistoryEntry(
        script.revision().id(),
        Action.ACCEPT,
        false,
        Instant.now(),
        Duration.ZERO,
        0,
        Optional.of(checksum),
        author.databaseUser(),
        author.host(),
        author.aludelVersion(),
        author.tagged("changed since " + ran.startedAt()));
  }
}

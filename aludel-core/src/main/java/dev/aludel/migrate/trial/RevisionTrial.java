package dev.aludel.migrate.trial;

import dev.aludel.revision.Revision;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How one revision went.
 *
 * @param up how long its upgrade took; empty if it was not tried, or failed
 * @param down how long its downgrade took
 * @param again how long its second upgrade took
 * @param problems what differs or fails, each complete for a reader
 */
public record RevisionTrial(
    Revision revision,
    Outcome outcome,
    Optional<Duration> up,
    Optional<Duration> down,
    Optional<Duration> again,
    List<String> problems) {

  /** How it went, in a word. */
  public enum Outcome {
    PASSED,
    /** Its upgrade is right, and it says that it has no way back. */
    IRREVERSIBLE,
    FAILED,
    /** One before it left nothing to stand on. */
    NOT_TRIED
  }

  public RevisionTrial {
    problems = List.copyOf(problems);
  }

  static RevisionTrial notTried(Revision revision) {
    return new RevisionTrial(
        revision,
        Outcome.NOT_TRIED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }
}

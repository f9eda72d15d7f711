package dev.aludel.cli.report;

import dev.aludel.migrate.Action;
import dev.aludel.migrate.ChangedScript;
import java.time.temporal.ChronoUnit;

/** Scripts that were changed after they were applied, in words. */
public final class ChangedText {

  private ChangedText() {}

  /** {@code a1 (migrations/versions/a1.sql), applied 2026-11-21T04:08:00Z by app}. */
  public static String line(ChangedScript changed) {
    return "%s (%s), %s %s%s"
        .formatted(
            changed.script().revision().id(),
            changed.script().revision().source(),
            changed.ran().action() == Action.ACCEPT ? "accepted" : "applied",
            changed.ran().startedAt().truncatedTo(ChronoUnit.SECONDS),
            changed.ran().databaseUser().isEmpty() ? "" : " by " + changed.ran().databaseUser());
  }
}

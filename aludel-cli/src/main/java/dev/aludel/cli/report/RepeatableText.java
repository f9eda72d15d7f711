package dev.aludel.cli.report;

import dev.aludel.migrate.RepeatableState;
import dev.aludel.script.RepeatableScript;

/** Repeatable scripts in words. */
public final class RepeatableText {

  private RepeatableText() {}

  /** {@code repeatable active_clients The active ones}. */
  public static String line(RepeatableScript script) {
    return "repeatable %s%s"
        .formatted(script.name(), script.message().isEmpty() ? "" : "  " + script.message());
  }

  /** The line, and when it ran or that it will. */
  public static String line(RepeatableState state) {
    return line(state.script())
        + state.ran().map(entry -> "\n" + HistoryText.line(entry)).orElse("")
        + (!state.pending()
            ? ""
            : state.ran().isEmpty()
                ? "\nPending: it has never run."
                : "\nPending: it, or what it stands on, has changed since.");
  }
}

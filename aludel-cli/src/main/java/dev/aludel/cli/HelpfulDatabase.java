package dev.aludel.cli;

import dev.aludel.connect.settings.SettingsException;
import dev.aludel.error.AludelException;
import dev.aludel.revision.AppliedRevisions;
import java.util.Optional;
import java.util.function.Consumer;

/** A database that a command would like to ask, and can do without. */
final class HelpfulDatabase {

  private HelpfulDatabase() {}

  /** Where the database is; nothing, and a word on it, when it cannot be asked. */
  static Optional<AppliedRevisions> ask(Workplace place, Consumer<String> advice) {
    try {
      place.url();
    } catch (SettingsException none) {
      return Optional.empty();
    }
    // Wrong scripts are told at once, and not as if the database could not be asked.
    place.onScripts().graph();
    try {
      return Optional.of(place.reading().current());
    } catch (AludelException e) {
      advice.accept(
          "Nothing is marked as applied, since the database could not be asked:\n"
              + e.getMessage());
      return Optional.empty();
    }
  }
}

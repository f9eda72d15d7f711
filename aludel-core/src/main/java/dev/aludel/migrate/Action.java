package dev.aludel.migrate;

import java.util.Locale;

/** What a step did to the database, as the history notes it. */
public enum Action {
  UPGRADE,
  DOWNGRADE,
  STAMP,
  /** A script that changed after it was applied was accepted as it is. */
  ACCEPT,
  /** A repeatable script ran. */
  REPEAT,
  /** Changes were made that are in no revision. */
  APPLY;

  /** As it stands in the history table: {@code upgrade}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Action of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}

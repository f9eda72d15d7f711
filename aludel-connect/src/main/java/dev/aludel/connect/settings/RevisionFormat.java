package dev.aludel.connect.settings;

import java.util.Locale;

/** What a revision is written in. */
public enum RevisionFormat {
  JAVA,
  SQL;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package dev.aludel.schema;

import java.util.Locale;

/** The kinds of schema objects, in an order in which they can be created. */
public enum ObjectKind {
  ENUM,
  SEQUENCE,
  TABLE;

  /** As it stands in a sentence: {@code table}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}

package dev.aludel.copy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What becomes of a value or a row that does not fit its target. */
public enum Policy {
  /** Nothing is copied at all. */
  FAIL,
  /** The row goes to the file and the table of rejects, with the reason. */
  QUARANTINE,
  /** The value becomes NULL. */
  NULL,
  /** The parts of a text that do not fit go. */
  STRIP,
  /** The target's column becomes one that holds it; only where the copy creates the schema. */
  WIDEN,
  /** The value is read in the customary way: {@code '12'} as 12, a number as a time. */
  CONVERT;

  /** As it is written. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Policy> of(String word) {
    return Arrays.stream(values()).filter(policy -> policy.word().equals(word)).findFirst();
  }
}

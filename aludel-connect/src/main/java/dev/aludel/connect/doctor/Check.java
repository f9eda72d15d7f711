package dev.aludel.connect.doctor;

import java.time.Duration;

/**
 * One thing that was looked at.
 *
 * @param name what it is, such as {@code authentication}
 * @param status how it went
 * @param time how long it took
 * @param finding what was found, as a clause
 * @param evidence what the server or the system said; may be empty
 * @param remedy the one command or setting that mends it; empty if nothing needs mending
 */
public record Check(
    String name, Status status, Duration time, String finding, String evidence, String remedy) {

  /** How a check went. */
  public enum Status {
    OK("✓"),
    /** It works, and may not tomorrow. */
    WARNING("!"),
    FAILED("✗"),
    /** Something before it failed, or it does not apply. */
    SKIPPED("–");

    private final String mark;

    Status(String mark) {
      this.mark = mark;
    }

    /** One character for a terminal. */
    public String mark() {
      return mark;
    }
  }

  /** The check in one line, and where something is wrong, a second and a third one. */
  @Override
  public String toString() {
    String line =
        String.format("%s %-22s %6d ms  %s", status.mark(), name, time.toMillis(), finding);
    boolean quiet = status == Status.OK || status == Status.SKIPPED;
    return line
        + (quiet || evidence.isEmpty() ? "" : "\n    " + evidence)
        + (remedy.isEmpty() ? "" : "\n    → " + remedy.replace("\n", "\n      "));
  }
}

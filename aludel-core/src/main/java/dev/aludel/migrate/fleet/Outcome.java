package dev.aludel.migrate.fleet;

import dev.aludel.error.AludelException;
import dev.aludel.migrate.RunReport;
import java.time.Duration;
import java.util.Optional;

/**
 * What became of a member.
 *
 * @param member its name
 * @param state what became of it
 * @param report what was run; nothing if it failed or was not begun
 * @param failure why it failed
 * @param duration how long it took
 */
public record Outcome(
    String member,
    State state,
    Optional<RunReport> report,
    Optional<AludelException> failure,
    Duration duration) {

  /** What can become of a member. */
  public enum State {
    /** Revisions were run. */
    UPGRADED,
    /** There was nothing to run. */
    UP_TO_DATE,
    /** A revision, or the connection, failed; the member is where its last revision left it. */
    FAILED,
    /** It was not begun, because another failed. */
    NOT_BEGUN
  }

  static Outcome done(Member member, RunReport report, Duration duration) {
    return new Outcome(
        member.name(),
        report.steps().isEmpty() ? State.UP_TO_DATE : State.UPGRADED,
        Optional.of(report),
        Optional.empty(),
        duration);
  }

  static Outcome failed(Member member, AludelException failure, Duration duration) {
    return new Outcome(
        member.name(), State.FAILED, Optional.empty(), Optional.of(failure), duration);
  }

  static Outcome notBegun(Member member) {
    return new Outcome(
        member.name(), State.NOT_BEGUN, Optional.empty(), Optional.empty(), Duration.ZERO);
  }
}

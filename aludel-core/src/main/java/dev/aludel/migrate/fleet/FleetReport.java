package dev.aludel.migrate.fleet;

import dev.aludel.migrate.fleet.Outcome.State;
import java.time.Duration;
import java.util.List;

/**
 * What became of a fleet.
 *
 * @param outcomes of each member, in the order of the fleet
 * @param duration from the first to the last
 */
public record FleetReport(List<Outcome> outcomes, Duration duration) {

  public FleetReport {
    outcomes = List.copyOf(outcomes);
  }

  /** Those of one kind. */
  public List<Outcome> with(State state) {
    return outcomes.stream().filter(outcome -> outcome.state() == state).toList();
  }

  /** Whether every member has what it should have. */
  public boolean isComplete() {
    return outcomes.stream()
        .allMatch(
            outcome -> outcome.state() == State.UPGRADED || outcome.state() == State.UP_TO_DATE);
  }

  /** How many revisions were run, all together. */
  public int steps() {
    return outcomes.stream()
        .mapToInt(outcome -> outcome.report().map(report -> report.steps().size()).orElse(0))
        .sum();
  }
}

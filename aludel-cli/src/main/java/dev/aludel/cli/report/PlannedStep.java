package dev.aludel.cli.report;

import dev.aludel.revision.Step;
import java.util.List;

/**
 * A step that is told instead of run.
 *
 * @param transactional whether it would run in a transaction
 * @param operations what it would do, a line each
 */
public record PlannedStep(Step step, boolean transactional, List<String> operations) {

  public PlannedStep {
    operations = List.copyOf(operations);
  }

  /** {@code upgrade} or {@code downgrade}. */
  public String action() {
    return step.isUpgrade() ? "upgrade" : "downgrade";
  }
}

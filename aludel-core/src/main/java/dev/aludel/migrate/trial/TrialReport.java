package dev.aludel.migrate.trial;

import dev.aludel.diff.SchemaDiff;
import java.util.List;
import java.util.Optional;

/**
 * How all revisions went.
 *
 * @param revisions in the order in which they were tried
 * @param repeatables how many repeatable scripts ran, twice each
 * @param problems of the repeatable scripts
 * @param model what the model has that no revision has; empty without a model, or if the last
 *     revision was not reached
 */
public record TrialReport(
    List<RevisionTrial> revisions,
    int repeatables,
    List<String> problems,
    Optional<SchemaDiff> model) {

  public TrialReport {
    revisions = List.copyOf(revisions);
    problems = List.copyOf(problems);
  }

  /** Whether nothing failed and nothing differs. */
  public boolean passed() {
    return problems.isEmpty()
        && count(RevisionTrial.Outcome.FAILED) == 0
        && count(RevisionTrial.Outcome.NOT_TRIED) == 0
        && model.map(SchemaDiff::isEmpty).orElse(true);
  }

  public long count(RevisionTrial.Outcome outcome) {
    return revisions.stream().filter(revision -> revision.outcome() == outcome).count();
  }
}

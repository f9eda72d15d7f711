package dev.aludel.migrate;

import dev.aludel.revision.Plan;
import dev.aludel.revision.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs the steps of a plan, each with its version rows and its history entry.
 *
 * <p>Each step looks again at where the database is, with other runners kept out: a step that
 * another runner did meanwhile is passed over, and never done twice.
 */
final class Runner {

  private final RunContext run;

  Runner(RunContext run) {
    this.run = run;
  }

  /**
   * Runs a plan.
   *
   * @throws MigrationException if a step fails, which is rolled back, or if the database is moved
   *     off the plan's way by somebody else
   */
  RunReport run(Plan plan) throws SQLException {
    Connection connection = run.link().connection();
    run.books().ensure(connection, run.turn());
    run.books()
        .halfDone(connection, true)
        .ifPresent(half -> HalfDoneSteps.requireToFinish(half, plan));
    List<StepEnd> done =
        run.options().atomic() ? new AtomicRun(run, plan).run() : oneAfterTheOther(plan);
    return new RunReport(done, plan.rowsBefore(), plan.rowsAfter());
  }

  private List<StepEnd> oneAfterTheOther(Plan plan) throws SQLException {
    Itinerary itinerary = new Itinerary(plan);
    List<StepEnd> done = new ArrayList<>();
    if (run.options().onFailure() == RunOptions.OnFailure.STAY) {
      steps(plan, itinerary, done);
      return done;
    }
    WayBack back = new WayBack(run);
    back.require(plan);
    try {
      steps(plan, itinerary, done);
      return done;
    } catch (MigrationException failure) {
      if (done.isEmpty()) {
        throw failure;
      }
      List<Step> ran = plan.steps().subList(0, done.size());
      throw back.after(failure, ran, itinerary.rowsBefore(done.size()), plan.rowsBefore());
    }
  }

  private void steps(Plan plan, Itinerary itinerary, List<StepEnd> done) throws SQLException {
    PipelinedSteps together = PipelinedSteps.of(run, plan, itinerary);
    int next = 0;
    while (next < plan.steps().size()) {
      // The first goes the ordinary way, which waits until it is this run's turn.
      int ran = next == 0 ? 0 : together.run(next, done);
      if (ran > 0) {
        next += ran;
        continue;
      }
      Step step = plan.steps().get(next);
      Optional<StepEnd> end =
          new StepRun(run, step, itinerary.rowsBefore(next), next + 1, plan.steps().size()).run();
      if (end.isPresent()) {
        done.add(end.get());
        next++;
      } else {
        next = whereAnotherRunnerLeft(itinerary, next);
      }
    }
  }

  private int whereAnotherRunnerLeft(Itinerary itinerary, int step) throws SQLException {
    Set<String> found = run.books().rowsNow(run.link().connection());
    int next = itinerary.stepAt(found, step);
    if (next < 0) {
      throw new MigrationException(
          "Somebody else is changing this database: it should be at %s and is at %s. Nothing more was run. See where it is with 'aludel current', and run the command again."
              .formatted(names(itinerary.rowsBefore(step)), names(found)),
          null,
          null);
    }
    return next;
  }

  static String names(Set<String> rows) {
    return rows.isEmpty() ? "base" : String.join(", ", rows.stream().sorted().toList());
  }
}

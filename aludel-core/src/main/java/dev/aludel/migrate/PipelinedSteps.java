package dev.aludel.migrate;

import dev.aludel.dialect.Pipeline;
import dev.aludel.dialect.Statement;
import dev.aludel.dialect.Transaction;
import dev.aludel.dialect.WholeRevision;
import dev.aludel.error.AludelException;
import dev.aludel.revision.Plan;
import dev.aludel.revision.RowChange;
import dev.aludel.revision.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Steps that go to the server several in one round trip, each still a transaction of its own with
 * the lock, the script, the version row and the history: for a run that makes a database from
 * nothing, where nobody hears of each statement.
 *
 * <p>They are tried and no more. Where one is refused, for whatever reason, the server runs none
 * after it; the history tells how far they came, and the rest of the run goes the ordinary way,
 * which waits, tries again, and tells what is wrong and where.
 */
final class PipelinedSteps {

  private static final int MOST_STEPS = 10;

  /** In characters, as for the statements of one revision: see {@link Pipeline#takes}. */
  private static final int LONGEST = 16 * 1024;

  /** A step and what is sent for it. */
  private record Sent(StepRun step, HistoryEntry entry, WholeRevision whole) {}

  private final RunContext run;
  private final Plan plan;
  private final Itinerary itinerary;
  private Optional<Pipeline> pipeline;

  private PipelinedSteps(
      RunContext run, Plan plan, Itinerary itinerary, Optional<Pipeline> pipeline) {
    this.run = run;
    this.plan = plan;
    this.itinerary = itinerary;
    this.pipeline = pipeline;
  }

  /** The way for a plan; it takes no step where each must go by itself. */
  static PipelinedSteps of(RunContext run, Plan plan, Itinerary itinerary) {
    boolean apply = plan.rowsBefore().isEmpty() && !run.listener().hearsStatements();
    return new PipelinedSteps(
        run, plan, itinerary, apply ? run.dialect().pipeline() : Optional.empty());
  }

  /**
   * Runs some steps, from this one on.
   *
   * @param done gets those that are committed
   * @return how many these are; none where the next one must go the ordinary way
   * @throws MigrationException if the connection is lost and a step is not committed
   */
  int run(int from, List<StepEnd> done) throws SQLException {
    if (pipeline.isEmpty() || !run.books().nothingIsHalfDone()) {
      return 0;
    }
    List<Sent> sent = next(from, pipeline.get());
    if (sent.isEmpty()) {
      return 0;
    }
    Connection connection = run.link().connection();
    List<WholeRevision> whole = sent.stream().map(Sent::whole).toList();
    List<Long> took;
    try {
      took = pipeline.get().sendWhole(connection, run.turn().lock(connection), whole);
    } catch (SQLException refused) {
      return settle(sent, refused, done);
    }
    for (int at = 0; at < took.size(); at++) {
      done.add(told(sent.get(at), Duration.ofMillis(took.get(at))));
    }
    return took.size();
  }

  private StepEnd told(Sent sent, Duration took) {
    StepClock clock = sent.step().clock();
    run.listener().on(clock.started());
    StepEnd end = new StepEnd(clock.id(), clock.action(), took, sent.entry().statements());
    run.listener().on(clock.finished(end));
    return end;
  }

  /**
   * Asks the history how far they came. Whoever holds the lock sees how the last transaction ended,
   * and that none of them is under way.
   */
  private int settle(List<Sent> sent, SQLException refused, List<StepEnd> done)
      throws SQLException {
    boolean lost = run.dialect().refusal(refused).isWithoutConnection();
    Connection connection = lost ? Settlement.reconnected(run, refused) : run.link().connection();
    int committed = 0;
    try (Transaction transaction = run.turn().begin(connection, List.of())) {
      while (committed < sent.size() && run.books().has(connection, sent.get(committed).entry())) {
        committed++;
      }
    }
    for (Sent each : sent.subList(0, committed)) {
      done.add(told(each, each.step().clock().elapsed()));
    }
    boolean all = committed == sent.size();
    if (!all) {
      pipeline = Optional.empty();
    }
    if (lost) {
      Sent last = sent.get(all ? committed - 1 : committed);
      run.listener().on(new MigrationEvent.CommitSettled(last.entry().revision(), all));
      if (!all) {
        throw last.step().failed(Failure.ofTransaction(nothingCommitted(refused), last.step()));
      }
    }
    return committed;
  }

  private static SQLException nothingCommitted(SQLException lost) {
    return new SQLException(
        "the connection broke, and the database says that nothing was committed: "
            + lost.getMessage(),
        lost.getSQLState(),
        lost);
  }

  /** As many as fit, up to the first that must go by itself. */
  private List<Sent> next(int from, Pipeline pipe) {
    List<Sent> sent = new ArrayList<>();
    int length = 0;
    for (int at = from; at < plan.steps().size() && sent.size() < MOST_STEPS; at++) {
      Optional<Sent> next = prepared(at, pipe);
      if (next.isEmpty()) {
        break;
      }
      for (Statement statement : next.get().whole().script()) {
        length += statement.sql().length();
      }
      if (length > LONGEST) {
        break;
      }
      sent.add(next.get());
    }
    return sent;
  }

  /**
   * A step that can be sent with others: its script is SQL, since the code of a Java script must
   * not run before the revisions before it have; it has no settings of its own; and it moves the
   * one version row.
   */
  private Optional<Sent> prepared(int at, Pipeline pipe) {
    Step step = plan.steps().get(at);
    if (!step.revision().source().endsWith(".sql")
        || step.rows().size() != 1
        || !(step.rows().get(0) instanceof RowChange.Update move)
        || !itinerary.rowsBefore(at).equals(Set.of(move.from()))) {
      return Optional.empty();
    }
    try {
      StepRun ahead = new StepRun(run, step, itinerary.rowsBefore(at), at + 1, plan.steps().size());
      if (!ahead.isOneTransaction() || !ahead.limits().isEmpty()) {
        return Optional.empty();
      }
      List<Statement> statements =
          PipelinedStep.of(ahead).map(PipelinedStep::statements).orElse(List.of());
      if (statements.isEmpty() || !pipe.takesWhole(statements)) {
        return Optional.empty();
      }
      HistoryEntry entry = ahead.clock().done(statements.size(), run.author());
      return Optional.of(
          new Sent(
              ahead, entry, new WholeRevision(statements, run.books().record(move, entry, pipe))));
    } catch (AludelException tellsItWhenItsTurnComes) {
      return Optional.empty();
    }
  }
}

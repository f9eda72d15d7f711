package dev.aludel.migrate;

import dev.aludel.dialect.Pipeline;
import dev.aludel.dialect.RefusedInPipeline;
import dev.aludel.dialect.Statement;
import dev.aludel.dialect.Transaction;
import dev.aludel.operation.Located;
import dev.aludel.operation.RunJava;
import dev.aludel.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A step whose statements go to the server in one round trip: for the step that is one transaction,
 * of plain statements without callbacks around them, in a run where nobody hears of each statement.
 *
 * <p>It is the ordinary way in everything else: the transaction is open, other runs are kept out
 * and the database is where the step begins before anything is sent; the version rows, the history
 * and the commit come after it; and a refusal names its statement.
 */
final class PipelinedStep {

  /** A statement of the script: as it has it, and as it is compiled for this database. */
  private record Told(Statement statement, OptionalInt line) {}

  private final StepRun step;
  private final Pipeline pipeline;
  private final List<Told> told;

  private PipelinedStep(StepRun step, Pipeline pipeline, List<Told> told) {
    this.step = step;
    this.pipeline = pipeline;
    this.told = told;
  }

  /** The way for a step; empty where its statements must go one by one. */
  static Optional<PipelinedStep> of(StepRun step) {
    RunContext run = step.context();
    Optional<Pipeline> pipeline = run.dialect().pipeline();
    if (pipeline.isEmpty()
        || run.listener().hearsStatements()
        || !run.callbacks().operations(step.step()).isEmpty()) {
      return Optional.empty();
    }
    List<Told> told = new ArrayList<>();
    try {
      for (Located each : step.located()) {
        if (each.operation() instanceof RunJava) {
          return Optional.empty();
        }
        for (Statement statement : run.dialect().compile(each.operation(), PipelinedStep::notYet)) {
          told.add(new Told(statement, each.line()));
        }
      }
    } catch (SchemaNeeded asked) {
      return Optional.empty();
    }
    List<Statement> statements = told.stream().map(Told::statement).toList();
    return !told.isEmpty() && pipeline.get().takes(statements)
        ? Optional.of(new PipelinedStep(step, pipeline.get(), told))
        : Optional.empty();
  }

  /** The statements of the script, as they are compiled for this database. */
  List<Statement> statements() {
    return told.stream().map(Told::statement).toList();
  }

  /**
   * A statement that depends on what those before it have made cannot be written before they ran.
   */
  private static Schema notYet() {
    throw new SchemaNeeded();
  }

  @SuppressWarnings("serial") // caught where it is thrown, never written
  private static final class SchemaNeeded extends RuntimeException {
    SchemaNeeded() {
      super("", null, false, false);
    }
  }

  /**
   * Sends all.
   *
   * @return whether they ran; not where nobody knows which statement was refused, so that they must
   *     go one by one, in another transaction
   * @throws StatementFailure if a statement of the script is refused
   */
  boolean send(Connection connection, Transaction transaction)
      throws StatementFailure, SQLException {
    RunContext run = step.context();
    List<Statement> sent = new ArrayList<>(step.limits());
    int[] ends = new int[told.size()];
    int first = sent.size();
    for (int at = 0; at < ends.length; at++) {
      sent.addAll(step.sent(told.get(at).statement(), transaction));
      ends[at] = sent.size();
    }
    try {
      step.statements()
          .runTogether(
              connection, pipeline, sent, told.size(), transaction.session().map(step::own));
      return true;
    } catch (RefusedInPipeline refused) {
      boolean lost = run.dialect().refusal(refused).isWithoutConnection();
      if (refused.index() == RefusedInPipeline.UNKNOWN && !lost) {
        return false;
      }
      int number = 0;
      while (number < ends.length && ends[number] <= refused.index()) {
        number++;
      }
      step.statements().ran(number);
      if (refused.index() < first || number == ends.length) {
        throw refused.serverError();
      }
      Told which = told.get(number);
      throw new StatementFailure(which.statement().sql(), which.line(), refused.serverError());
    }
  }
}

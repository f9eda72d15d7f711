package dev.aludel.migrate;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.ForeseenSchema;
import dev.aludel.dialect.Statement;
import dev.aludel.error.AludelException;
import dev.aludel.operation.Execute;
import dev.aludel.operation.Located;
import dev.aludel.operation.Operation;
import dev.aludel.operation.RunJava;
import dev.aludel.revision.Plan;
import dev.aludel.revision.Planner;
import dev.aludel.revision.Target;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaException;
import dev.aludel.script.Script;
import dev.aludel.script.Scripts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The schema that the revisions make, without a live database.
 *
 * <p>Operations say by themselves what they do to a schema, so that nothing has to run. What raw
 * SQL does only a database can tell: {@link #rawScript} says whether there is any.
 */
final class Replay {

  private final Scripts scripts;
  private final Dialect dialect;
  private final Plan plan;

  Replay(Scripts scripts, Dialect dialect, Target... targets) {
    this.scripts = scripts;
    this.dialect = dialect;
    this.plan = new Planner(scripts.graph()).upgrade(Set.of(), targets);
    scripts.prepare(plan.revisions());
  }

  /** All revisions, of each branch. */
  static Replay ofAll(Scripts scripts, Dialect dialect) {
    return new Replay(scripts, dialect, new Target.Heads(Optional.empty()));
  }

  /** The first revision whose effect only a database can tell. */
  Optional<Script> rawScript() {
    return plan.revisions().stream()
        .map(scripts::script)
        .filter(
            script ->
                script.upgrade(dialect).stream()
                    .map(Located::operation)
                    .anyMatch(o -> o instanceof Execute || o instanceof RunJava))
        .findFirst();
  }

  /**
   * The schema after all revisions as far as their operations alone tell: raw SQL changes nothing,
   * and what fits only after raw SQL is left out.
   */
  Schema told() {
    Schema schema = Schema.EMPTY;
    for (var revision : plan.revisions()) {
      for (Located located : scripts.script(revision).upgrade(dialect)) {
        schema = afterIfItFits(schema, located.operation());
      }
    }
    return schema;
  }

  private static Schema afterIfItFits(Schema before, Operation operation) {
    try {
      return operation.apply(before);
    } catch (SchemaException e) {
      // Such as an index on a table that a statement of SQL has created.
      return before;
    }
  }

  /** Runs all revisions, the code of Java aside, and keeps no account of it. */
  void run(Connection connection) throws SQLException {
    for (var revision : plan.revisions()) {
      List<Operation> operations =
          scripts.script(revision).upgrade(dialect).stream().map(Located::operation).toList();
      ForeseenSchema schema = SchemaNow.before(operations, connection, dialect, Set.of());
      for (Operation operation : operations) {
        for (Statement statement : dialect.compile(operation, schema.before(operation))) {
          statement.send(connection);
        }
        schema.done(operation);
      }
    }
  }

  /**
   * The schema after all revisions.
   *
   * @throws AludelException if a revision does not fit those before it; the message names it
   */
  Schema schema() {
    Schema schema = Schema.EMPTY;
    for (var revision : plan.revisions()) {
      for (Located located : scripts.script(revision).upgrade(dialect)) {
        try {
          schema = located.operation().apply(schema);
        } catch (AludelException e) {
          throw new AludelException(
              "Revision %s does not fit those before it: '%s' (%s%s) fails. %s"
                  .formatted(
                      revision.id(),
                      located.operation().describe(),
                      revision.source(),
                      located.line().isPresent() ? ":" + located.line().getAsInt() : "",
                      e.getMessage()),
              e);
        }
      }
    }
    return schema;
  }
}

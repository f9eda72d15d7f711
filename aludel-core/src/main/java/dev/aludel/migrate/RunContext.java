package dev.aludel.migrate;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.ForeseenSchema;
import dev.aludel.operation.Located;
import dev.aludel.operation.Operation;
import dev.aludel.revision.Step;
import dev.aludel.script.OwnTransaction;
import dev.aludel.script.Script;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What every step of a run works with.
 *
 * @param watch looks at slow statements, where the database has sessions to look at
 * @param id tells this run from all others
 */
record RunContext(
    Link link,
    Dialect dialect,
    Bookkeeping books,
    Function<Step, Script> scripts,
    MigrationListener listener,
    Author author,
    RunOptions options,
    Turn turn,
    Optional<StatementWatch> watch,
    RunCallbacks callbacks,
    String id) {

  RunContext withOptions(RunOptions newOptions) {
    return new RunContext(
        link, dialect, books, scripts, listener, author, newOptions, turn, watch, callbacks, id);
  }

  List<Located> operations(Step step) {
    Script script = scripts.apply(step);
    List<Located> located = step.isUpgrade() ? script.upgrade(dialect) : script.downgrade(dialect);
    return OwnTransaction.left(script, located, dialect);
  }

  /**
   * The schema before each of the operations of one transaction, with the other schemas that they
   * name; read only when it is asked for.
   */
  ForeseenSchema before(List<Located> located) {
    List<Operation> operations = located.stream().map(Located::operation).toList();
    return SchemaNow.before(operations, link.connection(), dialect, books.tables());
  }
}

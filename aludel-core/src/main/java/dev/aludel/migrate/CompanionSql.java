package dev.aludel.migrate;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Statement;
import dev.aludel.dialect.TransactionFrame;
import dev.aludel.operation.Located;
import dev.aludel.revision.Direction;
import dev.aludel.revision.Step;
import dev.aludel.schema.Schema;
import dev.aludel.script.CallbackContext;
import dev.aludel.script.CallbackEvent;
import dev.aludel.script.CallbackScript;
import dev.aludel.script.Companions;
import dev.aludel.script.RepeatableScript;
import dev.aludel.script.ScriptWriter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Prints callbacks and repeatable scripts as SQL. */
record CompanionSql(
    Dialect dialect, Bookkeeping books, Companions companions, Author author, Appendable out) {

  /** Those of a moment in a step, whose transaction is open. */
  void inStep(CallbackEvent event, Step step) throws IOException {
    for (CallbackScript callback : companions.callbacks(event)) {
      if (callback.isFor(step.direction())) {
        heading(callback);
        statements(located(callback));
      }
    }
  }

  /** Those of a moment outside the steps, each in a transaction of its own. */
  void beside(CallbackEvent event, Direction direction) throws IOException {
    for (CallbackScript callback : companions.callbacks(event)) {
      if (callback.isFor(direction)) {
        heading(callback);
        List<Located> located = located(callback);
        framed(located, callback.transactional(), List.of());
      }
    }
  }

  /** Every repeatable script with its history entry, since no database says which have run. */
  void repeatables() throws IOException {
    for (RepeatableScript script : companions.repeatables().all()) {
      out.append("-- Repeatable ").append(script.name());
      out.append(script.message().isEmpty() ? "" : ", " + script.message()).append('\n');
      List<Located> located = script.operations(dialect);
      framed(located, script.transactional(), books.statements(entry(script, located.size())));
    }
  }

  private void heading(CallbackScript callback) throws IOException {
    out.append("-- Callback ").append(callback.source()).append('\n');
  }

  private void framed(List<Located> located, boolean transactional, List<Statement> last)
      throws IOException {
    if (!transactional) {
      statements(located);
      if (last.isEmpty()) {
        out.append('\n');
        return;
      }
    }
    TransactionFrame frame =
        dialect.frame(transactional ? PlainRun.operations(located) : List.of());
    lines(frame.opening());
    if (transactional) {
      statements(located);
    }
    for (Statement statement : last) {
      print(statement);
    }
    lines(frame.closing());
    out.append('\n');
  }

  private List<Located> located(CallbackScript callback) {
    if (callback.isJava()) {
      throw new MigrationException(
          "The callback %s is written in Java, which needs a live connection, so the run cannot be printed as SQL. Run it against the database instead, or write the callback in SQL."
              .formatted(callback.source()),
          null,
          null);
    }
    return callback.operations(
        dialect,
        on ->
            new CallbackContext(
                callback.event(), on, dialect.name(), Optional.empty(), Optional.empty()));
  }

  private void statements(List<Located> located) throws IOException {
    for (Located each : located) {
      for (Statement statement : dialect.compile(each.operation(), () -> Schema.EMPTY)) {
        print(statement);
      }
    }
  }

  private void print(Statement statement) throws IOException {
    out.append(ScriptWriter.withValues(statement, dialect)).append(";\n");
  }

  private void lines(List<String> statements) throws IOException {
    for (String statement : statements) {
      out.append(statement).append(";\n");
    }
  }

  private HistoryEntry entry(RepeatableScript script, int statements) {
    return new HistoryEntry(
        script.name(),
        Action.REPEAT,
        false,
        Instant.now(),
        Duration.ZERO,
        statements,
        Optional.of(script.checksum()),
        author.databaseUser(),
        author.host(),
        author.aludelVersion(),
        author.tagged(script.message()));
  }
}

package dev.aludel.migrate;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Statement;
import dev.aludel.operation.Located;
import dev.aludel.operation.Operation;
import dev.aludel.operation.RunJava;
import dev.aludel.schema.Schema;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;

/** Sends what a callback or a repeatable script does. It holds SQL or Java, and no operations. */
record PlainRun(Connection connection, Dialect dialect, StatementRunner statements) {

  /**
   * Sends all of it.
   *
   * @param source the callback, for messages; empty for a repeatable script
   * @param outside whether there is no transaction
   */
  void send(List<Located> located, Optional<String> source, boolean outside)
      throws StatementFailure {
    for (Located each : located) {
      try {
        send(each, outside);
      } catch (StatementFailure failure) {
        throw new StatementFailure(failure.sql(), failure.line(), failure.serverError(), source);
      }
    }
  }

  private void send(Located each, boolean outside) throws StatementFailure {
    if (each.operation() instanceof RunJava work) {
      statements.run(connection, work, each.line(), Optional.empty());
      return;
    }
    for (Statement statement : dialect.compile(each.operation(), () -> Schema.EMPTY)) {
      if (!statement.transactional() && !outside) {
        throw new StatementFailure(statement.sql(), each.line(), Failure.needsTransactionNone());
      }
      statements.run(connection, statement, List.of(statement), each.line(), Optional.empty());
    }
  }

  static List<Operation> operations(List<Located> located) {
    return located.stream().map(Located::operation).toList();
  }
}

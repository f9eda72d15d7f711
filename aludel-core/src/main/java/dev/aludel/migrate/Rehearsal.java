package dev.aludel.migrate;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Scope;
import dev.aludel.dialect.ScriptStatement;
import dev.aludel.error.AludelException;
import dev.aludel.operation.ConnectionWork;
import dev.aludel.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** A place to try things of which nothing stays. */
@FunctionalInterface
public interface Rehearsal {

  /**
   * The schema that the work makes where nothing is yet.
   *
   * @param script the statements of the work
   */
  Schema of(List<ScriptStatement> script, ConnectionWork work) throws SQLException;

  /**
   * The same in an empty database that somebody else removes. The work is in no transaction there,
   * so that it may do what PostgreSQL refuses in one, and lock as much as it likes.
   *
   * @param empty a database of the same kind
   */
  default Rehearsal in(DataSource empty) {
    return this;
  }

  /**
   * Beside what a database holds, by {@link Dialect#rehearse}.
   *
   * @param connection asked for when it is needed; it may answer with an {@link AludelException}
   *     that says why there is none
   * @param scope the schemas that are read afterwards, with those that the work makes
   */
  static Rehearsal beside(Dialect dialect, Supplier<Connection> connection, Scope scope) {
    return new Rehearsal() {
      @Override
      public Schema of(List<ScriptStatement> script, ConnectionWork work) throws SQLException {
        return dialect.rehearse(connection.get(), scope, script, work);
      }

      @Override
      public Rehearsal in(DataSource empty) {
        return (script, work) -> {
          List<String> before;
          try (Connection working = empty.getConnection()) {
            before = dialect.schemas(working);
            work.run(working);
          }
          try (Connection reading = empty.getConnection()) {
            List<String> made = new ArrayList<>(dialect.schemas(reading));
            made.removeAll(before);
            return dialect.inspect(reading, scope.with(made));
          }
        };
      }
    };
  }
}

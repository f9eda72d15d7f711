package dev.aludel.dialect;

import dev.aludel.operation.ConnectionWork;
import dev.aludel.operation.Operation;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A database's way of doing things.
 *
 * <p>A dialect has no state and may be used by many threads, each with its own connection. Its
 * three main methods hold together: for every schema that the database can hold, creating it with
 * {@link #compile} and reading it with {@link #inspect} gives what {@link #normalise} foretold.
 */
public interface Dialect {

  /** The dialect's name: {@code postgresql}, {@code sqlite}. */
  String name();

  /** The identifier in quotes, whatever it is made of. */
  String quote(String identifier);

  /** The name with each part in quotes. */
  default String quote(QualifiedName name) {
    return name.schema().map(schema -> quote(schema) + ".").orElse("") + quote(name.name());
  }

  /**
   * Whether a table of that name is there: in the schema that it names, or else in the one in which
   * the connection would create it. One quick query, since every run begins with it.
   */
  boolean hasTable(Connection connection, QualifiedName table) throws SQLException;

  /**
   * Sends statements that change rows and belong together, in one round trip where the driver can.
   *
   * @return how many rows each has changed
   */
  default int[] send(Connection connection, List<Statement> statements) throws SQLException {
    int[] changed = new int[statements.size()];
    for (int at = 0; at < changed.length; at++) {
      changed[at] = statements.get(at).send(connection);
    }
    return changed;
  }

  /** The value as a literal, for output that somebody else runs; what is run here is bound. */
  String literal(@Nullable Object value);

  /**
   * Reads what is there, with a number of queries that does not depend on how much that is.
   *
   * <p>Objects of the connection's own schema come unqualified, others qualified.
   */
  Schema inspect(Connection connection, Scope scope) throws SQLException;

  /**
   * What {@link #inspect} would read after {@code desired} was created here: types as this database
   * holds them, expressions in its own spelling, without what it cannot hold.
   *
   * <p>It works in proportion to what differs. A definition whose text is that of {@code live}
   * already costs nothing; only where texts differ is the server asked, by creating the piece in a
   * transaction that is rolled back. The connection must not be in a transaction, and is not in one
   * afterwards.
   *
   * @param live what the same connection's database holds now
   */
  Schema normalise(Connection connection, Schema desired, Schema live) throws SQLException;

  /**
   * The schema that some work makes where nothing is yet, and of which nothing stays: what a file
   * of SQL, or revisions that hold SQL, would create. The database itself is left as it is.
   *
   * @param connection not in a transaction, and not in one afterwards
   * @param work runs on a connection of the dialect's choosing, whose own schema is empty
   */
  Schema rehearse(Connection connection, ConnectionWork work) throws SQLException;

  /**
   * The statements that make the change, in order; none when this database has nothing to do.
   *
   * @param before reads the schema as it is just before the change; asked only where a statement
   *     cannot be written without it
   * @throws UnsupportedOperation if this database cannot make the change
   */
  List<Statement> compile(Operation operation, Supplier<Schema> before);

  /**
   * Takes a script apart as the database's own client does, without its comments between
   * statements. The line of each is that of its first word, counted from 1.
   *
   * @throws SplitException if a string, a comment or a body does not end, or if the script holds
   *     what only a client can do
   */
  List<ScriptStatement> split(String script);

  /**
   * Opens the transaction in which one revision runs, alone: no other runner is in such a
   * transaction on this database under the same lock name until it ends. Waits for another runner
   * as long as the connection's own lock timeout says.
   *
   * @param lock what keeps other runners out: the name of the version table
   * @param operations what will run in it, since some need a setting from before it began
   */
  Transaction begin(Connection connection, String lock, List<Operation> operations)
      throws SQLException;

  /**
   * The statements that limit how long the transaction that is open waits and works; none where the
   * database knows no such limit.
   *
   * @param lock how long a statement may wait for a lock
   * @param statement how long a statement may take
   */
  List<Statement> limits(Optional<Duration> lock, Optional<Duration> statement);

  /** The statements of {@link #begin} before a revision and after it, for SQL-only output. */
  TransactionFrame frame(List<Operation> operations);
}

package dev.aludel.dialect;

import dev.aludel.operation.ConnectionWork;
import dev.aludel.operation.Operation;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Type;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  /** Whether two names may differ in the case of their letters only, and be names of two things. */
  default boolean distinguishesCase() {
    return true;
  }

  /** The identifier in quotes, whatever it is made of. */
  String quote(String identifier);

  /** The name with each part in quotes. */
  default String quote(QualifiedName name) {
    String quoted = quote(name.name());
    return name.schema().isPresent() ? quote(name.schema().get()) + "." + quoted : quoted;
  }

  /**
   * Whether a table of that name is there: in the schema that it names, or else in the one in which
   * the connection would create it. One quick query, since every run begins with it.
   */
  default boolean hasTable(Connection connection, QualifiedName table) throws SQLException {
    return tablesAmong(connection, List.of(table)).contains(table);
  }

  /** Those of the names for which {@link #hasTable} holds, in one quick query where it can be. */
  Set<QualifiedName> tablesAmong(Connection connection, List<QualifiedName> names)
      throws SQLException;

  /**
   * The one name of a table that it has for every connection: with its schema, where the database
   * has schemas. It keeps runners apart, whichever way each of them is told the schema.
   *
   * @param table as it is written for this connection
   */
  default QualifiedName wholeName(Connection connection, QualifiedName table) throws SQLException {
    return table;
  }

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
   * This dialect, telling of who may do what there in each schema that it reads; the dialect
   * itself, where the database knows no roles.
   */
  default Dialect telling(Access access) {
    return this;
  }

  /** This dialect as a server of that major version speaks it; without one, the newest does. */
  default Dialect ofServer(int majorVersion) {
    return this;
  }

  /** This dialect for statements that are to run on that connection, which it may ask. */
  default Dialect on(Connection connection) {
    return this;
  }

  /**
   * The operation with the names that {@link #inspect} gives to what it is about: a script may say
   * the connection's own schema or leave it out. Without a connection it stays as it is.
   */
  default Operation held(Operation operation) {
    return operation;
  }

  /**
   * What is there and no {@link Schema} holds, found with one query: it is told to a person, and
   * never ignored in silence.
   */
  List<Inspection.Unmanaged> unmanaged(Connection connection, Scope scope) throws SQLException;

  /** Reads what is there, and what else there is. */
  default Inspection inspectWithRest(Connection connection, Scope scope) throws SQLException {
    return new Inspection(inspect(connection, scope), unmanaged(connection, scope));
  }

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
   * @param scope the schemas that are read afterwards, with those that the work makes
   * @param script the statements of the work, as far as they are known
   * @param work runs on a connection of the dialect's choosing, to which the database is empty; it
   *     must leave the transaction that it is in alone
   */
  Schema rehearse(
      Connection connection, Scope scope, List<ScriptStatement> script, ConnectionWork work)
      throws SQLException;

  /** The schemas that are there, but for those of the server and of extensions. */
  default List<String> schemas(Connection connection) throws SQLException {
    return List.of();
  }

  /**
   * What is looked at when a database is compared with a model: what is asked for, and where there
   * are schemas, those that the model names.
   */
  default Scope scopeFor(Scope asked, Schema model) {
    return asked;
  }

  /**
   * A model made of entities, which cannot speak of all that is there, as a whole: see {@link
   * Schema#withWhatEntitiesCannotSay}. Schemas that it names and that are not there are part of it.
   *
   * @param connection to the database that is compared, where there is one
   */
  default Schema completed(Schema entities, Schema live, Optional<Connection> connection)
      throws SQLException {
    return entities.withWhatEntitiesCannotSay(live);
  }

  /**
   * The statements that make the change, in order; none when this database has nothing to do.
   *
   * @param before reads the schema as it is just before the change; asked only where a statement
   *     cannot be written without it
   * @throws UnsupportedOperation if this database cannot make the change
   */
  List<Statement> compile(Operation operation, Supplier<Schema> before);

  /**
   * The condition that holds for rows whose value another type does not take, to count them before
   * anything runs: where the database would keep such a value as it is, or has no word for what is
   * wrong with it, and the statements of {@link #compile} stop instead.
   *
   * @param column in quotes
   */
  default Optional<String> misfits(String column, Type from, Type to) {
    return Optional.empty();
  }

  /**
   * The same for operations that run in one transaction, with what the database does better at once
   * in one place.
   *
   * @param operations all of them, in their order
   */
  default Compilation compilation(List<Operation> operations) {
    return this::compile;
  }

  /**
   * How far the schema can be foreseen from a reading of it on; a new one for each. A database that
   * is read without a server, and at once, is read before each operation.
   */
  default Foresight foresight() {
    return Foresight.NONE;
  }

  /**
   * Takes a script apart as the database's own client does, without its comments between
   * statements. The line of each is that of its first word, counted from 1.
   *
   * @throws SplitException if a string, a comment or a body does not end, or if the script holds
   *     what only a client can do
   */
  List<ScriptStatement> split(String script);

  /** What one of those statements does to a transaction, where that matters to this database. */
  default TransactionControl transactionControl(String sql) {
    return TransactionControl.NONE;
  }

  /**
   * What no schema holds and reaches for another server, if the statement is about such a thing. It
   * is not run where only a model is made: the other server would keep what it does there.
   */
  default Optional<Inspection.Unmanaged> elsewhere(String sql) {
    return Optional.empty();
  }

  /**
   * Opens the transaction in which one revision runs, alone: no other runner is in such a
   * transaction on this database under the same lock name until it ends.
   *
   * <p>It does not wait for another runner: who waits within a statement holds a snapshot, for
   * which the other's CREATE INDEX CONCURRENTLY would wait in turn.
   *
   * @param lock what keeps other runners out: the name of the version table
   * @param operations what will run in it, since some need a setting from before it began
   * @param question a query of one column of text that is asked as soon as the transaction is open,
   *     in the same round trip where the driver can; {@link Transaction#answers} has its rows
   * @return empty when another runner is in such a transaction
   */
  Optional<Transaction> tryBegin(
      Connection connection, String lock, List<Operation> operations, Optional<String> question)
      throws SQLException;

  /** The same without a question. */
  default Optional<Transaction> tryBegin(
      Connection connection, String lock, List<Operation> operations) throws SQLException {
    return tryBegin(connection, lock, operations, Optional.empty());
  }

  /**
   * The same for a caller who does not mean to wait.
   *
   * @throws SQLException with SQLSTATE 55P03 if another runner is in such a transaction
   */
  default Transaction begin(Connection connection, String lock, List<Operation> operations)
      throws SQLException {
    return tryBegin(connection, lock, operations)
        .orElseThrow(
            () ->
                new SQLException(
                    "Another run is changing this database: it holds the lock '%s'. Wait until it is done, then run again."
                        .formatted(lock),
                    "55P03"));
  }

  /**
   * Opens such a transaction on a connection of its own, to keep other runners out while a
   * statement runs outside any. It holds no snapshot, and may be idle for as long as it takes.
   *
   * @return empty when another runner is in such a transaction; a guard that guards nothing where
   *     the database has one writer anyway
   */
  Optional<Transaction> tryGuard(Connection connection, String lock) throws SQLException;

  /**
   * Sets up a connection for a statement outside a transaction, which goes on until it is done:
   * where it waits, it keeps nobody from reading and writing.
   *
   * @param lock how long it may wait for a lock, where its script says so
   * @param statement how long it may take, where its script says so
   */
  OutsideSession outside(
      Connection connection, String sql, Optional<Duration> lock, Optional<Duration> statement)
      throws SQLException;

  /** What the catalog shows of a statement that runs outside a transaction. */
  default Leftovers leftovers(Connection connection, String sql) throws SQLException {
    return Leftovers.NONE;
  }

  /** The names that an operation makes, and that nothing can use before it is committed. */
  default Set<String> unusableBeforeCommit(Operation operation) {
    return Set.of();
  }

  /** Whether a statement may commit by itself in the middle, as a procedure may. */
  boolean mayCommit(Statement statement);

  /** Why a statement failed, as far as it matters for what to do next. */
  Refusal refusal(SQLException failure);

  /** How to look at a session from another one, where the database has sessions. */
  default Optional<Watching> watching() {
    return Optional.empty();
  }

  /** How to send several statements at once, where a round trip costs something. */
  default Optional<Pipeline> pipeline() {
    return Optional.empty();
  }

  /**
   * The statements that limit how long the transaction that is open waits and works; none where the
   * database knows no such limit.
   *
   * @param wanted those that are to be set
   */
  List<Statement> limits(Limits wanted);

  /**
   * A line for the database's own client, by which it stops at the first error: where it would go
   * on otherwise, and what comes after one of these operations failed would lose rows.
   */
  default Optional<String> stopsAtErrors(List<Operation> operations) {
    return Optional.empty();
  }

  /** The statements of {@link #tryBegin} before a revision and after it, for SQL-only output. */
  TransactionFrame frame(List<Operation> operations);

  /** The statements behind a revision, of those of {@link #frame}, where it leaves that schema. */
  default List<String> closing(List<Operation> operations, Schema after) {
    return frame(operations).closing();
  }
}

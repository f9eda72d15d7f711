package dev.aludel.dialect.sqlite;

import dev.aludel.dialect.Compilation;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Inspection;
import dev.aludel.dialect.Limits;
import dev.aludel.dialect.OutsideSession;
import dev.aludel.dialect.Refusal;
import dev.aludel.dialect.Scope;
import dev.aludel.dialect.ScriptStatement;
import dev.aludel.dialect.Statement;
import dev.aludel.dialect.Transaction;
import dev.aludel.dialect.TransactionControl;
import dev.aludel.dialect.TransactionFrame;
import dev.aludel.operation.ConnectionWork;
import dev.aludel.operation.Operation;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Type;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * SQLite 3.37 and later, through any driver that leaves transactions alone in auto-commit mode, as
 * sqlite-jdbc does.
 */
public final class SqliteDialect implements Dialect {

  static final String NAME = "sqlite";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean distinguishesCase() {
    return false;
  }

  @Override
  public String quote(String identifier) {
    return Names.quote(identifier);
  }

  @Override
  public String quote(QualifiedName name) {
    return Names.quote(name);
  }

  @Override
  public Set<QualifiedName> tablesAmong(Connection connection, List<QualifiedName> names)
      throws SQLException {
    Set<QualifiedName> there = new HashSet<>();
    for (QualifiedName name : names) {
      if (hasTable(connection, name)) {
        there.add(name);
      }
    }
    return there;
  }

  @Override
  public boolean hasTable(Connection connection, QualifiedName table) throws SQLException {
    String catalog = table.schema().isPresent() ? quote(table.schema().get()) : "main";
    // Names of tables are compared without regard to case (ASCII), as SQLite itself does.
    String sql =
        "SELECT 1 FROM "
            + catalog
            + ".sqlite_master WHERE type = 'table' AND name = ? COLLATE NOCASE";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, table.name());
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  @Override
  public String literal(@Nullable Object value) {
    return Literals.literal(value);
  }

  @Override
  public Schema inspect(Connection connection, Scope scope) throws SQLException {
    return Inspector.inspect(connection, scope);
  }

  @Override
  public List<Inspection.Unmanaged> unmanaged(Connection connection, Scope scope)
      throws SQLException {
    return Inspector.unmanaged(connection, scope);
  }

  @Override
  public Schema normalise(Connection connection, Schema desired, Schema live) {
    return Normaliser.normalise(desired, live);
  }

  /** In memory, which costs next to nothing. */
  @Override
  public Schema rehearse(
      Connection connection, Scope scope, List<ScriptStatement> script, ConnectionWork work)
      throws SQLException {
    try (Connection memory = DriverManager.getConnection("jdbc:sqlite::memory:")) {
      work.run(memory);
      return Inspector.inspect(memory, Scope.CURRENT_SCHEMA);
    }
  }

  @Override
  public List<Statement> compile(Operation operation, Supplier<Schema> before) {
    return operation.match(new Compiler(before));
  }

  @Override
  public Optional<String> misfits(String column, Type from, Type to) {
    return Misfits.condition(column, from, to);
  }

  @Override
  public Compilation compilation(List<Operation> operations) {
    return new MergedRebuilds(operations);
  }

  @Override
  public TransactionControl transactionControl(String sql) {
    return OutsideTransaction.control(sql);
  }

  @Override
  public List<ScriptStatement> split(String script) {
    return Splitter.split(script);
  }

  /** One database has one writer, so that the name of the lock does not matter. */
  @Override
  public Optional<Transaction> tryBegin(
      Connection connection, String lock, List<Operation> operations, Optional<String> question)
      throws SQLException {
    return SqliteTransaction.tryBegin(connection, operations, question);
  }

  @Override
  public Optional<Transaction> tryGuard(Connection connection, String lock) throws SQLException {
    return FileGuard.tryTake(connection);
  }

  @Override
  public OutsideSession outside(
      Connection connection, String sql, Optional<Duration> lock, Optional<Duration> statement) {
    return new NoGuard();
  }

  @Override
  public boolean mayCommit(Statement statement) {
    return OutsideTransaction.mayCommit(statement.sql());
  }

  @Override
  public Refusal refusal(SQLException failure) {
    return SqliteTransaction.isBusy(failure) ? Refusal.LOCK : Refusal.OTHER;
  }

  /** None: a transaction here waits for its one lock before it begins, and never in the middle. */
  @Override
  public List<Statement> limits(Limits wanted) {
    return List.of();
  }

  /** The sqlite3 shell would drop the old table, though its rows could not be copied. */
  @Override
  public Optional<String> stopsAtErrors(List<Operation> operations) {
    return mayRebuild(operations) ? Optional.of(".bail on") : Optional.empty();
  }

  @Override
  public TransactionFrame frame(List<Operation> operations) {
    List<String> opening = new ArrayList<>();
    if (mayRebuild(operations)) {
      opening.add("PRAGMA foreign_keys = OFF");
    }
    opening.add("BEGIN IMMEDIATE");
    return new TransactionFrame(opening, closing(operations, Schema.EMPTY));
  }

  @Override
  public List<String> closing(List<Operation> operations, Schema after) {
    if (!mayRebuild(operations)) {
      return List.of("COMMIT");
    }
    List<String> closing = new ArrayList<>(ForeignKeyCheck.statements(after));
    closing.add("COMMIT");
    closing.add("PRAGMA foreign_keys = ON");
    return closing;
  }

  static boolean mayRebuild(List<Operation> operations) {
    return operations.stream().anyMatch(operation -> operation.match(new DropsTables()));
  }
}

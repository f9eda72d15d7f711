package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.Access;
import dev.aludel.dialect.Compilation;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Foresight;
import dev.aludel.dialect.Inspection;
import dev.aludel.dialect.Leftovers;
import dev.aludel.dialect.Limits;
import dev.aludel.dialect.OutsideSession;
import dev.aludel.dialect.Pipeline;
import dev.aludel.dialect.Refusal;
import dev.aludel.dialect.Scope;
import dev.aludel.dialect.ScriptStatement;
import dev.aludel.dialect.Statement;
import dev.aludel.dialect.Transaction;
import dev.aludel.dialect.TransactionControl;
import dev.aludel.dialect.TransactionFrame;
import dev.aludel.dialect.Watching;
import dev.aludel.operation.ConnectionWork;
import dev.aludel.operation.Operation;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Type;
import java.sql.Connection;
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
 * PostgreSQL 14 to 18.
 *
 * <p>It reads tables, enums, sequences and what is held as SQL, from views to publications. What
 * belongs to an extension it leaves alone, and {@link #inspectWithRest} tells what else it does.
 */
public final class PostgresqlDialect implements Dialect {

  private static final int NEWEST = 18;

  private final Access access;
  private final int majorVersion;
  private final HomeSchema home;

  public PostgresqlDialect() {
    this(Access.NONE, NEWEST, new HomeSchema(null));
  }

  private PostgresqlDialect(Access access, int majorVersion, HomeSchema home) {
    this.access = access;
    this.majorVersion = majorVersion;
    this.home = home;
  }

  @Override
  public Dialect telling(Access told) {
    return new PostgresqlDialect(told, majorVersion, home);
  }

  @Override
  public Dialect ofServer(int version) {
    return new PostgresqlDialect(access, version, home);
  }

  @Override
  public Dialect on(Connection connection) {
    return new PostgresqlDialect(access, majorVersion, new HomeSchema(connection));
  }

  @Override
  public String name() {
    return ExpressionWriter.DIALECT;
  }

  @Override
  public String quote(String identifier) {
    return Quoting.name(identifier);
  }

  @Override
  public String quote(QualifiedName name) {
    return Quoting.name(names().table(name));
  }

  private WholeNames names() {
    return new WholeNames(home::name, home.isKnown());
  }

  @Override
  public Set<QualifiedName> tablesAmong(Connection connection, List<QualifiedName> names)
      throws SQLException {
    List<String> each = new ArrayList<>();
    for (QualifiedName name : names) {
      each.add(
          "EXISTS (SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
              + " WHERE c.relname = ? AND n.nspname = "
              + (name.schema().isPresent() ? "?" : "pg_catalog.current_schema()")
              + " AND c.relkind IN ('r', 'p'))");
    }
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT " + String.join(", ", each))) {
      int parameter = 1;
      for (QualifiedName name : names) {
        statement.setString(parameter++, name.name());
        if (name.schema().isPresent()) {
          statement.setString(parameter++, name.schema().get());
        }
      }
      Set<QualifiedName> there = new HashSet<>();
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        for (int at = 0; at < names.size(); at++) {
          if (row.getBoolean(at + 1)) {
            there.add(names.get(at));
          }
        }
      }
      return there;
    }
  }

  @Override
  public QualifiedName wholeName(Connection connection, QualifiedName table) throws SQLException {
    String current = table.schema().isPresent() ? null : connection.getSchema();
    return current == null ? table : QualifiedName.of(current, table.name());
  }

  /** The driver sends a text of several statements at once, and waits for all answers together. */
  @Override
  public int[] send(Connection connection, List<Statement> statements) throws SQLException {
    StringBuilder text = new StringBuilder();
    for (Statement statement : statements) {
      text.append(text.length() == 0 ? "" : "; ").append(statement.sql());
    }
    int[] changed = new int[statements.size()];
    try (PreparedStatement prepared = connection.prepareStatement(text.toString())) {
      int position = 1;
      for (Statement statement : statements) {
        for (Object value : statement.parameters()) {
          prepared.setObject(position++, value);
        }
      }
      prepared.execute();
      for (int at = 0; at < changed.length; at++) {
        changed[at] = prepared.getUpdateCount();
        prepared.getMoreResults();
      }
    }
    return changed;
  }

  @Override
  public String literal(@Nullable Object value) {
    return Quoting.literal(value);
  }

  @Override
  public Schema inspect(Connection connection, Scope scope) throws SQLException {
    return Inspector.read(connection, home.note(Session.of(connection)), scope, access);
  }

  @Override
  public List<Inspection.Unmanaged> unmanaged(Connection connection, Scope scope)
      throws SQLException {
    return Rest.of(connection, scope, access);
  }

  @Override
  public Schema normalise(Connection connection, Schema desired, Schema live) throws SQLException {
    return Normaliser.normalise(connection, home, desired, live);
  }

  @Override
  public Schema rehearse(
      Connection connection, Scope scope, List<ScriptStatement> script, ConnectionWork work)
      throws SQLException {
    return EmptyRoom.rehearse(connection, scope, script, work, access, home);
  }

  @Override
  public List<String> schemas(Connection connection) throws SQLException {
    return NamedSchemas.of(connection);
  }

  @Override
  public Scope scopeFor(Scope asked, Schema model) {
    return asked.with(model.schemas());
  }

  @Override
  public Schema completed(Schema entities, Schema live, Optional<Connection> connection)
      throws SQLException {
    return NamedSchemas.added(entities, connection).withWhatEntitiesCannotSay(live);
  }

  @Override
  public Operation held(Operation operation) {
    return home.isKnown()
        ? operation.match(new NamedOperations(new HeldNames(home::name)))
        : operation;
  }

  @Override
  public List<Statement> compile(Operation operation, Supplier<Schema> before) {
    Operation adapted = OlderServer.adapted(operation, majorVersion);
    WholeNames names = names().with(ServersIndexes.owners(adapted, before));
    Operation whole = adapted.match(new NamedOperations(names));
    return whole.equals(adapted)
        ? adapted.match(new Compiler(() -> names.schema(before.get()), majorVersion))
        : whole.match(new Compiler(() -> names.withHome(names.schema(before.get())), majorVersion));
  }

  @Override
  public Compilation compilation(List<Operation> operations) {
    return new UncheckedBodies(operations, this::compile);
  }

  @Override
  public Foresight foresight() {
    return new ServerForesight();
  }

  /** Any other value the server finds itself, and names it. */
  @Override
  public Optional<String> misfits(String column, Type from, Type to) {
    return TypeConversion.misfits(column, from, to);
  }

  @Override
  public TransactionControl transactionControl(String sql) {
    return OutsideTransaction.control(sql);
  }

  @Override
  public Optional<Inspection.Unmanaged> elsewhere(String sql) {
    return Subscriptions.of(sql).map(name -> new Inspection.Unmanaged("subscription", name));
  }

  @Override
  public List<ScriptStatement> split(String script) {
    return Splitter.split(script);
  }

  @Override
  public Optional<Transaction> tryBegin(
      Connection connection, String lock, List<Operation> operations, Optional<String> question)
      throws SQLException {
    return RevisionTransaction.tryBegin(connection, lock, question);
  }

  @Override
  public Optional<Transaction> tryGuard(Connection connection, String lock) throws SQLException {
    return RevisionTransaction.tryGuard(connection, lock);
  }

  @Override
  public OutsideSession outside(
      Connection connection, String sql, Optional<Duration> lock, Optional<Duration> statement)
      throws SQLException {
    return OutsideLimits.set(connection, sql, lock, statement);
  }

  @Override
  public Leftovers leftovers(Connection connection, String sql) throws SQLException {
    return new InterruptedStatement(connection).leftovers(sql);
  }

  @Override
  public Set<String> unusableBeforeCommit(Operation operation) {
    return AddedEnumValues.of(operation);
  }

  @Override
  public boolean mayCommit(Statement statement) {
    return OutsideTransaction.mayCommit(statement.sql());
  }

  @Override
  public Refusal refusal(SQLException failure) {
    return Refusals.of(failure);
  }

  @Override
  public Optional<Watching> watching() {
    return Optional.of(new Onlooker());
  }

  @Override
  public Optional<Pipeline> pipeline() {
    return Optional.of(new BatchPipeline());
  }

  @Override
  public List<Statement> limits(Limits wanted) {
    List<Statement> limits = new ArrayList<>();
    wanted.lock().ifPresent(time -> limits.add(limit("lock_timeout", time)));
    wanted.statement().ifPresent(time -> limits.add(limit("statement_timeout", time)));
    wanted.idle().ifPresent(time -> limits.add(limit("idle_in_transaction_session_timeout", time)));
    return limits;
  }

  private static Statement limit(String setting, Duration time) {
    return Statement.of("SET LOCAL %s = '%dms'".formatted(setting, time.toMillis()));
  }

  @Override
  public TransactionFrame frame(List<Operation> operations) {
    return new TransactionFrame(List.of("BEGIN"), List.of("COMMIT"));
  }
}

package dev.aludel.copy;

import dev.aludel.copy.store.Store;
import dev.aludel.copy.wire.Wire;
import dev.aludel.dialect.Dialect;
import dev.aludel.diff.SchemaDiff;
import dev.aludel.operation.AddConstraint;
import dev.aludel.operation.AlterTableOptions;
import dev.aludel.operation.CreateEnum;
import dev.aludel.operation.CreateIndex;
import dev.aludel.operation.CreateObject;
import dev.aludel.operation.CreateSequence;
import dev.aludel.operation.CreateTable;
import dev.aludel.operation.Operation;
import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.PartOptions;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.UniqueConstraint;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Creates the target's schema: tables before their rows; keys, indexes and foreign keys after them.
 * SQLite can add none later, so there they come with the table, and its foreign keys rest.
 */
final class SchemaCreation {

  private static final String ROW_SECURITY = "postgresql.row_security";

  private final Store to;
  private final Dialect dialect;
  private final Schema schema;
  private final Schema there;
  private List<Operation> whole = List.of();

  /**
   * @param schema what is wanted
   * @param there what the target has
   */
  SchemaCreation(Store to, Schema schema, Schema there) {
    this.to = to;
    this.dialect = to.dialect();
    this.schema = schema;
    this.there = there;
  }

  /** What the target had. */
  Schema there() {
    return there;
  }

  private List<Table> missing() {
    return schema.tables().stream().filter(table -> there.table(table.name()).isEmpty()).toList();
  }

  /**
   * What the target refuses of a schema.
   *
   * @param name what {@code --skip} calls it; empty if it cannot be left out
   */
  record Refused(String name, String what, String reason) {
    /** How to go without it, if that can be done. */
    String skip() {
      return name.isEmpty() ? "" : " (--skip " + name + ")";
    }
  }

  /** What a trial showed. */
  record Trial(List<Refused> refused, Map<String, Map<String, Wire>> wires) {}

  /** Creates it all in a transaction that is rolled back: the target says what it will refuse. */
  Trial tryOut(Connection connection) throws SQLException {
    List<Refused> refused = new ArrayList<>();
    Map<String, Map<String, Wire>> wires = new HashMap<>();
    connection.setAutoCommit(false);
    try {
      createCollation(connection);
      for (Operation operation : upToTables()) {
        if (operation instanceof CreateTable create) {
          Table table = schema.requireTable(create.table().name());
          tryTable(connection, table, refused);
          if (!to.isSqlite()) {
            wires.put(table.name().toString(), to.wires(connection, table));
          }
        } else {
          tryObject(connection, operation, refused);
        }
      }
      for (Table table : missing()) {
        tryAll(connection, table, keysAndIndexes(table), refused);
      }
      for (Table table : missing()) {
        tryAll(connection, table, foreignKeys(table), refused);
      }
      for (Operation operation : last(there)) {
        tryObject(connection, operation, refused);
      }
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
    return new Trial(refused, wires);
  }

  private void tryObject(Connection connection, Operation operation, List<Refused> refused)
      throws SQLException {
    String name = operation instanceof CreateObject create ? "'" + create.object().key() + "'" : "";
    attempt(connection, operation)
        .ifPresent(reason -> refused.add(new Refused(name, operation.describe(), reason)));
  }

  private void tryAll(
      Connection connection, Table table, List<Operation> operations, List<Refused> refused)
      throws SQLException {
    for (Operation operation : operations) {
      attempt(connection, operation)
          .ifPresent(reason -> refused.add(refusal(table, operation, reason)));
    }
  }

  private static Refused refusal(Table table, Operation operation, String reason) {
    String name =
        operation instanceof AddConstraint add
            ? add.name()
            : operation instanceof CreateIndex index ? index.name() : "";
    return new Refused(table.name() + "." + name, operation.describe(), reason);
  }

  private void tryTable(Connection connection, Table table, List<Refused> refused)
      throws SQLException {
    Optional<String> whole = attempt(connection, new CreateTable(first(table)));
    if (whole.isEmpty()) {
      return;
    }
    Table bare = bare(table);
    Optional<String> never = attempt(connection, new CreateTable(bare), true);
    if (never.isPresent()) {
      throw new CopyException(
          "Table %s cannot be created in %s: %s.\nChoose other types in aludel.toml, under [copy.types], or leave the table out (--exclude %s)."
              .formatted(table.name(), to.connector().url(), never.get(), table.name()));
    }
    for (Column column : table.columns()) {
      if (column.defaultValue().isPresent()) {
        Table only = bare.withColumn(column.name(), c -> c.withDefault(column.defaultValue()));
        attempt(connection, new CreateTable(only), true)
            .ifPresent(
                reason ->
                    refused.add(
                        new Refused(
                            table.name() + "." + column.name(),
                            "default of column %s.%s".formatted(table.name(), column.name()),
                            reason)));
      }
    }
    for (CheckConstraint check : table.constraints(CheckConstraint.class)) {
      attempt(connection, new CreateTable(bare.withConstraint(check)), true)
          .ifPresent(
              reason ->
                  refused.add(
                      new Refused(
                          table.name() + "." + check.name().orElse(""),
                          "check %s of table %s".formatted(check.name().orElse(""), table.name()),
                          reason)));
    }
    attempt(connection, new CreateTable(bare));
  }

  private static Table bare(Table table) {
    Table bare = table.withConstraints(List.of()).withIndexes(List.of());
    for (Column column : table.columns()) {
      bare = bare.withColumn(column.name(), c -> c.withDefault(Optional.empty()));
    }
    return bare;
  }

  private Optional<String> attempt(Connection connection, Operation operation) throws SQLException {
    return attempt(connection, operation, false);
  }

  /** Why the operation fails, if it does; whatever it did is taken back if it is only a test. */
  private Optional<String> attempt(Connection connection, Operation operation, boolean test)
      throws SQLException {
    Savepoint savepoint = connection.setSavepoint();
    try {
      run(connection, operation);
      if (test) {
        connection.rollback(savepoint);
      }
      return Optional.empty();
    } catch (SQLException e) {
      connection.rollback(savepoint);
      return Optional.of(ServerMessage.of(e));
    }
  }

  /** Creates what rows go into, and answers with the tables that were missing. */
  List<String> createTables(Connection connection) throws SQLException {
    createCollation(connection);
    List<String> created = new ArrayList<>();
    for (Operation operation : upToTables()) {
      if (operation instanceof CreateTable create) {
        Table table = schema.requireTable(create.table().name());
        run(connection, new CreateTable(first(table)));
        created.add(table.name().toString());
      } else {
        run(connection, operation);
      }
    }
    return created;
  }

  private void createCollation(Connection connection) throws SQLException {
    boolean folds =
        !to.isSqlite() && schema.tables().stream().anyMatch(SchemaCreation::usesCaseInsensitive);
    if (folds) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "CREATE COLLATION IF NOT EXISTS %s (provider = icu, locale = 'und-u-ks-level2', deterministic = false)"
                .formatted(SchemaTranslation.CASE_INSENSITIVE));
      }
    }
  }

  /** The missing tables, each after what it needs: types, functions, the table it is a part of. */
  private List<Operation> upToTables() {
    List<Operation> operations = new ArrayList<>();
    for (Operation operation : whole().subList(0, tablesEnd())) {
      if (!isThere(operation, there)) {
        operations.add(operation);
      }
    }
    return operations;
  }

  /** What creates all of the schema, but for keys and indexes. */
  private List<Operation> whole() {
    if (whole.isEmpty()) {
      whole =
          SchemaDiff.between(Schema.EMPTY, schema).operations().stream()
              .filter(o -> !(o instanceof AddConstraint || o instanceof CreateIndex))
              .toList();
    }
    return whole;
  }

  private int tablesEnd() {
    List<Operation> whole = whole();
    int end = whole.size();
    while (end > 0 && !(whole.get(end - 1) instanceof CreateTable)) {
      end--;
    }
    return end;
  }

  private static boolean isThere(Operation operation, Schema present) {
    if (operation instanceof CreateTable create) {
      return present.table(create.table().name()).isPresent();
    }
    if (operation instanceof CreateObject create) {
      return present.find(create.object().key()).isPresent();
    }
    if (operation instanceof CreateEnum create) {
      return present.find(ObjectKind.ENUM, create.type().name()).isPresent();
    }
    return operation instanceof CreateSequence create
        && present.find(ObjectKind.SEQUENCE, create.sequence().name()).isPresent();
  }

  /**
   * What follows all else: views, triggers and policies, and row-level security, under which no
   * rows could be copied.
   *
   * @param present what is there by then
   */
  List<Operation> last(Schema present) {
    List<Operation> operations = new ArrayList<>();
    List<Operation> whole = whole();
    for (Operation operation : whole.subList(tablesEnd(), whole.size())) {
      if (!isThere(operation, present)) {
        operations.add(operation);
      }
    }
    for (Table table : schema.tables()) {
      if (!to.isSqlite() && table.options().containsKey(ROW_SECURITY)) {
        operations.add(
            new AlterTableOptions(
                table.name(), table.options(), Optional.of(first(table).options())));
      }
    }
    return operations;
  }

  private static boolean usesCaseInsensitive(Table table) {
    return table.columns().stream()
            .anyMatch(
                c -> c.collation().filter(SchemaTranslation.CASE_INSENSITIVE::equals).isPresent())
        || table.indexes().stream()
            .flatMap(index -> index.keys().stream())
            .anyMatch(
                k -> k.collation().filter(SchemaTranslation.CASE_INSENSITIVE::equals).isPresent());
  }

  /** The table as it is while its rows come. */
  private Table first(Table table) {
    if (to.isSqlite()) {
      return table.withIndexes(List.of());
    }
    SortedMap<String, String> options = new TreeMap<>(table.options());
    options.remove(ROW_SECURITY);
    return table
        .withIndexes(List.of())
        .withConstraints(table.constraints(CheckConstraint.class))
        .withOptions(options);
  }

  /** What follows the rows: primary keys and unique constraints, then indexes. */
  List<Operation> keysAndIndexes(Table table) {
    List<Operation> operations = new ArrayList<>();
    for (Constraint constraint : table.constraints()) {
      boolean later = constraint instanceof PrimaryKey || constraint instanceof UniqueConstraint;
      if (later && !to.isSqlite()) {
        operations.add(add(table, constraint));
      }
    }
    for (Index index : table.indexes()) {
      operations.add(new CreateIndex(table.name(), index, PartOptions.of(table.options(), index)));
    }
    return operations;
  }

  /** What follows the keys of all tables. */
  List<Operation> foreignKeys(Table table) {
    List<Operation> operations = new ArrayList<>();
    if (!to.isSqlite()) {
      table.constraints(ForeignKey.class).forEach(key -> operations.add(add(table, key)));
    }
    return operations;
  }

  /** The constraint with what the table's options say of it. */
  private static AddConstraint add(Table table, Constraint constraint) {
    return new AddConstraint(table.name(), constraint, PartOptions.of(table.options(), constraint));
  }

  void run(Connection connection, Operation operation) throws SQLException {
    for (dev.aludel.dialect.Statement statement : dialect.compile(operation, () -> schema)) {
      statement.send(connection);
    }
  }

  /** The statements of an operation. */
  List<String> sql(Operation operation) {
    return dialect.compile(operation, () -> schema).stream()
        .map(dev.aludel.dialect.Statement::sql)
        .toList();
  }
}

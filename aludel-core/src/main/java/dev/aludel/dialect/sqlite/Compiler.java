package dev.aludel.dialect.sqlite;

import dev.aludel.dialect.Statement;
import dev.aludel.dialect.UnsupportedOperation;
import dev.aludel.operation.AddColumn;
import dev.aludel.operation.AddConstraint;
import dev.aludel.operation.AlterColumn;
import dev.aludel.operation.AlterEnum;
import dev.aludel.operation.AlterSequence;
import dev.aludel.operation.AlterTableOptions;
import dev.aludel.operation.BulkInsert;
import dev.aludel.operation.ColumnChange;
import dev.aludel.operation.CreateEnum;
import dev.aludel.operation.CreateIndex;
import dev.aludel.operation.CreateObject;
import dev.aludel.operation.CreateSequence;
import dev.aludel.operation.CreateTable;
import dev.aludel.operation.DeleteRows;
import dev.aludel.operation.DropColumn;
import dev.aludel.operation.DropConstraint;
import dev.aludel.operation.DropEnum;
import dev.aludel.operation.DropIndex;
import dev.aludel.operation.DropObject;
import dev.aludel.operation.DropSequence;
import dev.aludel.operation.DropTable;
import dev.aludel.operation.Execute;
import dev.aludel.operation.Operation;
import dev.aludel.operation.RenameColumn;
import dev.aludel.operation.RenameConstraint;
import dev.aludel.operation.RenameEnumValue;
import dev.aludel.operation.RenameIndex;
import dev.aludel.operation.RenameObject;
import dev.aludel.operation.ReplaceObject;
import dev.aludel.operation.RunJava;
import dev.aludel.operation.SetComment;
import dev.aludel.schema.Column;
import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.Index;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Writes the statements of each change: SQLite's own {@code ALTER TABLE} where it has the change,
 * and a {@link Rebuild} where it has not.
 */
final class Compiler implements Operation.Cases<List<Statement>> {

  private final Supplier<Schema> before;
  private final List<Rebuild> rebuilds = new ArrayList<>();

  Compiler(Supplier<Schema> before) {
    this.before = before;
  }

  /** The rebuilds that its statements are, or that are among them. */
  List<Rebuild> rebuilds() {
    return rebuilds;
  }

  private List<Statement> statements(Rebuild rebuild) {
    rebuilds.add(rebuild);
    return rebuild.statements();
  }

  @Override
  public List<Statement> on(CreateTable operation) {
    Table table = operation.table();
    if (table.columns().isEmpty()) {
      throw new UnsupportedOperation(
          "SQLite has no table without columns. Give table %s one.".formatted(table.name()));
    }
    List<Statement> statements = new ArrayList<>();
    statements.add(Statement.of(new TableWriter(table, Set.of()).create(table.name())));
    new IndexWriter(Set.of())
        .create(table)
        .forEach(index -> statements.add(Statement.of(index.sql())));
    return statements;
  }

  @Override
  public List<Statement> on(DropTable operation) {
    return List.of(Statement.of("DROP TABLE " + Names.quote(operation.table())));
  }

  @Override
  public List<Statement> on(AddColumn operation) {
    Schema schema = before.get();
    Table was = schema.requireTable(operation.table());
    Schema after = operation.apply(schema);
    Column column = operation.column();
    if (!isAddable(column)) {
      Rebuild rebuild = rebuildOf(schema, after, was.name());
      if (column.identity().isPresent()) {
        rebuild.from(column.name(), "row_number() OVER ()");
      }
      return statements(rebuild);
    }
    TableWriter writer =
        new TableWriter(after.requireTable(was.name()), Normaliser.collations(schema));
    return List.of(
        Statement.of(
            "ALTER TABLE %s ADD COLUMN %s"
                .formatted(Names.quote(was.name()), writer.column(column))));
  }

  /**
   * What {@code ADD COLUMN} takes (lang_altertable.html, section 4): no default that is worked out,
   * no generated value that is stored, and, from 3.54 on, no name of the rowid. A key is never part
   * of it here. Nor can it number the rows that are there, as PostgreSQL does for an identity.
   */
  static boolean isAddable(Column column) {
    boolean stored =
        column
            .generated()
            .filter(generated -> generated.stored())
            .flatMap(generated -> Expressions.write(generated.expression()))
            .isPresent();
    Optional<String> value = column.defaultValue().flatMap(Expressions::writeDefault);
    return !stored
        && !Names.isOfRowid(column.name())
        && column.identity().isEmpty()
        && value.filter(text -> text.startsWith("(") || text.startsWith("CURRENT_")).isEmpty();
  }

  @Override
  public List<Statement> on(DropColumn operation) {
    Schema schema = before.get();
    Table was = schema.requireTable(operation.table());
    Column column = was.requireColumn(operation.column());
    ColumnUses uses = new ColumnUses(was, column.name());
    uses.expression()
        .ifPresent(
            user -> {
              throw new UnsupportedOperation(
                  "Column %s of table %s cannot be dropped: %s speaks of it. Drop or change that first."
                      .formatted(column.name(), was.name(), user));
            });
    if (uses.inConstraint() || Names.isOfRowid(column.name())) {
      return rebuild(schema, operation.apply(schema), was.name());
    }
    List<Statement> statements = new ArrayList<>();
    for (Index index : was.indexes()) {
      if (index.columns().contains(column.name())) {
        statements.add(dropIndex(was.name(), index.name().orElseThrow()));
      }
    }
    statements.add(
        Statement.of(
            "ALTER TABLE %s DROP COLUMN %s"
                .formatted(Names.quote(was.name()), Names.quote(column.name()))));
    return statements;
  }

  @Override
  public List<Statement> on(RenameColumn operation) {
    return List.of(
        Statement.of(
            "ALTER TABLE %s RENAME COLUMN %s TO %s"
                .formatted(
                    Names.quote(operation.table()),
                    Names.quote(operation.from()),
                    Names.quote(operation.to()))));
  }

  @Override
  public List<Statement> on(AlterColumn operation) {
    Schema schema = before.get();
    Table was = schema.requireTable(operation.table());
    Column column = was.requireColumn(operation.column());
    Rebuild rebuild = rebuildOf(schema, operation.apply(schema), was.name());
    if (rebuild.isNeedless()) {
      return List.of();
    }
    Type type = column.type();
    String values = Names.quote(column.name());
    for (ColumnChange change : operation.changes()) {
      if (change instanceof ColumnChange.SetType to) {
        String value = values;
        Type current = type;
        if (to.using().isEmpty() && values.equals(Names.quote(column.name()))) {
          Misfits.condition(value, current, to.type())
              .ifPresent(
                  condition ->
                      rebuild.guard(
                          new Rebuild.Guard(
                              column.name(),
                              "values of %s.%s do not fit %s"
                                  .formatted(
                                      was.name(), column.name(), Conversions.name(to.type())),
                              condition)));
        }
        values =
            to.using()
                .flatMap(Expressions::write)
                .orElseGet(() -> Conversions.convert(value, current, to.type()));
        type = to.type();
      }
    }
    rebuild.from(column.name(), values);
    return statements(rebuild);
  }

  @Override
  public List<Statement> on(AddConstraint operation) {
    return rebuild(operation, operation.table());
  }

  @Override
  public List<Statement> on(DropConstraint operation) {
    return rebuild(operation, operation.table());
  }

  @Override
  public List<Statement> on(RenameConstraint operation) {
    return rebuild(operation, operation.table());
  }

  @Override
  public List<Statement> on(AlterTableOptions operation) {
    Schema schema = before.get();
    return rebuild(schema, after(operation, schema), operation.table());
  }

  /** What the operation makes of the schema here. */
  static Schema after(Operation operation, Schema schema) {
    // There are no partitions here, whatever the options say.
    return operation instanceof AlterTableOptions alter
        ? schema.withTable(alter.table(), table -> table.withOptions(alter.options()))
        : operation.apply(schema);
  }

  @Override
  public List<Statement> on(CreateIndex operation) {
    boolean plain =
        operation.index().keys().stream()
            .flatMap(key -> key.collation().stream())
            .allMatch(name -> ColumnParser.BUILT_IN.contains(ColumnParser.spelled(name)));
    Set<String> collations = plain ? Set.of() : Normaliser.collations(before.get());
    return new IndexWriter(collations)
        .create(operation.table(), operation.index()).stream().map(Statement::of).toList();
  }

  @Override
  public List<Statement> on(DropIndex operation) {
    boolean skipped =
        operation
            .dropped()
            .filter(index -> new IndexWriter(Set.of()).create(operation.table(), index).isEmpty())
            .isPresent();
    return skipped ? List.of() : List.of(dropIndex(operation.table(), operation.name()));
  }

  static Statement dropIndex(QualifiedName table, String name) {
    return Statement.of("DROP INDEX " + Names.quote(table.sibling(name)));
  }

  @Override
  public List<Statement> on(RenameIndex operation) {
    Schema schema = before.get();
    Table after = operation.apply(schema).requireTable(operation.table());
    Index index = after.index(operation.to()).orElseThrow();
    List<Statement> statements = new ArrayList<>();
    statements.add(dropIndex(operation.table(), operation.from()));
    new IndexWriter(Normaliser.collations(schema))
        .create(operation.table(), index)
        .ifPresent(sql -> statements.add(Statement.of(sql)));
    return statements;
  }

  @Override
  public List<Statement> on(RenameObject operation) {
    if (operation.kind() == ObjectKind.TABLE) {
      return renameTable(operation.from(), operation.to());
    }
    return operation.kind() == ObjectKind.ENUM
        ? rebuildUsers(operation, operation.from())
        : List.of();
  }

  private static List<Statement> renameTable(QualifiedName from, QualifiedName to) {
    if (!from.schema().equals(to.schema())) {
      throw new UnsupportedOperation(
          "SQLite cannot move table %s to %s: a table stays in its database file."
              .formatted(from, to));
    }
    List<Statement> statements = new ArrayList<>();
    QualifiedName current = from;
    if (ParsedTable.key(from.name()).equals(ParsedTable.key(to.name()))) {
      // SQLite takes the new name for taken, by the table itself.
      current = from.sibling("_aludel_" + from.name());
      statements.add(renameStatement(from, current));
    }
    statements.add(renameStatement(current, to));
    return statements;
  }

  private static Statement renameStatement(QualifiedName from, QualifiedName to) {
    return Statement.of(
        "ALTER TABLE %s RENAME TO %s".formatted(Names.quote(from), Names.quote(to.name())));
  }

  @Override
  public List<Statement> on(AlterEnum operation) {
    return rebuildUsers(operation, operation.name());
  }

  @Override
  public List<Statement> on(RenameEnumValue operation) {
    Schema schema = before.get();
    if (schema.find(ObjectKind.ENUM, operation.name()).isEmpty()) {
      return List.of();
    }
    Schema after = operation.apply(schema);
    List<Statement> statements = new ArrayList<>();
    for (Table table : schema.tables()) {
      Rebuild rebuild = rebuildOf(schema, after, table.name());
      for (Column column : table.columns()) {
        renamed(column, operation).ifPresent(value -> rebuild.from(column.name(), value));
      }
      statements.addAll(rebuild.isNeedless() ? List.of() : statements(rebuild));
    }
    return statements;
  }

  /** The column's values with one value of the enum renamed, if it holds any. */
  private static Optional<String> renamed(Column column, RenameEnumValue operation) {
    String quoted = Names.quote(column.name());
    if (uses(column.type(), operation.name())) {
      return Optional.of(renamed(quoted, operation));
    }
    if (column.type() instanceof Type.Array array && uses(array.element(), operation.name())) {
      return Optional.of(
          "CASE WHEN %s IS NOT NULL THEN (SELECT json_group_array(%s) FROM json_each(%s)) END"
              .formatted(quoted, renamed("value", operation), quoted));
    }
    return Optional.empty();
  }

  private static String renamed(String value, RenameEnumValue operation) {
    return "CASE %s WHEN %s THEN %s ELSE %s END"
        .formatted(value, Literals.text(operation.from()), Literals.text(operation.to()), value);
  }

  /** Whether a column of the table is of the enum, or of arrays of it. */
  static boolean uses(Table table, QualifiedName name) {
    return table.columns().stream()
        .map(Column::type)
        .map(type -> type instanceof Type.Array array ? array.element() : type)
        .anyMatch(type -> uses(type, name));
  }

  private static boolean uses(Type type, QualifiedName name) {
    return type instanceof Type.Enumeration used && used.name().equals(name);
  }

  @Override
  public List<Statement> on(BulkInsert operation) {
    return RowStatements.insert(operation);
  }

  @Override
  public List<Statement> on(DeleteRows operation) {
    return RowStatements.delete(operation);
  }

  @Override
  public List<Statement> on(Execute operation) {
    return operation.sql().on(SqliteDialect.NAME).stream()
        .map(sql -> RowStatements.execute(sql, operation.parameters()))
        .toList();
  }

  /** The runner runs it: there is no SQL of it. */
  @Override
  public List<Statement> on(RunJava operation) {
    return List.of();
  }

  @Override
  public List<Statement> on(CreateObject operation) {
    return ObjectText.create(operation.object()).map(Statement::of).stream().toList();
  }

  @Override
  public List<Statement> on(DropObject operation) {
    boolean elsewhere =
        !ObjectText.KINDS.contains(operation.key().kind())
            || operation.dropped().filter(was -> ObjectText.create(was).isEmpty()).isPresent();
    return elsewhere ? List.of() : List.of(Statement.of(ObjectText.drop(operation.key())));
  }

  /** SQLite has no OR REPLACE for views and triggers, and nothing that would need it. */
  @Override
  public List<Statement> on(ReplaceObject operation) {
    DefinedObject to = operation.object();
    Optional<DefinedObject> from =
        operation.replaced().or(() -> before.get().find(to.key()).map(DefinedObject.class::cast));
    Optional<String> was = from.flatMap(ObjectText::create);
    Optional<String> is = ObjectText.create(to);
    if (was.equals(is)) {
      return List.of();
    }
    List<Statement> statements = new ArrayList<>();
    was.ifPresent(sql -> statements.add(Statement.of(ObjectText.drop(to.key()))));
    is.ifPresent(sql -> statements.add(Statement.of(sql)));
    return statements;
  }

  /** An enum comes with the first column that uses it. */
  @Override
  public List<Statement> on(CreateEnum operation) {
    return List.of();
  }

  @Override
  public List<Statement> on(DropEnum operation) {
    return List.of();
  }

  @Override
  public List<Statement> on(CreateSequence operation) {
    return List.of();
  }

  @Override
  public List<Statement> on(AlterSequence operation) {
    return List.of();
  }

  @Override
  public List<Statement> on(DropSequence operation) {
    return List.of();
  }

  @Override
  public List<Statement> on(SetComment operation) {
    return List.of();
  }

  private List<Statement> rebuild(Operation operation, QualifiedName table) {
    Schema schema = before.get();
    schema.requireTable(table);
    return rebuild(schema, operation.apply(schema), table);
  }

  /** Rebuilds every table whose columns use the enum. */
  private List<Statement> rebuildUsers(Operation operation, QualifiedName type) {
    Schema schema = before.get();
    if (schema.find(ObjectKind.ENUM, type).isEmpty()) {
      return List.of();
    }
    Schema after = operation.apply(schema);
    return schema.tables().stream()
        .flatMap(table -> rebuild(schema, after, table.name()).stream())
        .toList();
  }

  private List<Statement> rebuild(Schema schema, Schema after, QualifiedName table) {
    Rebuild rebuild = rebuildOf(schema, after, table);
    return rebuild.isNeedless() ? List.of() : statements(rebuild);
  }

  private static Rebuild rebuildOf(Schema schema, Schema after, QualifiedName table) {
    return new Rebuild(schema, schema.requireTable(table), after.requireTable(table));
  }
}

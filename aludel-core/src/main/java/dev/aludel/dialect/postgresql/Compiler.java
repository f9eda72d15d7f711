package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.Statement;
import dev.aludel.dialect.UnsupportedOperation;
import dev.aludel.operation.AddColumn;
import dev.aludel.operation.AddConstraint;
import dev.aludel.operation.AlterColumn;
import dev.aludel.operation.AlterEnum;
import dev.aludel.operation.AlterSequence;
import dev.aludel.operation.AlterTableOptions;
import dev.aludel.operation.BulkInsert;
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
import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Writes each operation as the statements that make it. */
final class Compiler implements Operation.Cases<List<Statement>> {

  private final Supplier<Schema> before;
  private final int majorVersion;

  Compiler(Supplier<Schema> before, int majorVersion) {
    this.before = before;
    this.majorVersion = majorVersion;
  }

  /** The table, if it is a partition or a child of another and that is known. */
  private Optional<Table> child(QualifiedName table) {
    return before.get().table(table).filter(there -> !TableParents.of(there).isEmpty());
  }

  private SequenceLogging logging() {
    return new SequenceLogging(before.get(), majorVersion);
  }

  private SequenceStatements sequences() {
    return new SequenceStatements(before.get(), logging());
  }

  private NullableChildren children() {
    return new NullableChildren(before.get(), majorVersion);
  }

  private boolean isInherited(QualifiedName table, String column) {
    return child(table)
        .filter(child -> Descent.isInherited(child, column, before.get()))
        .isPresent();
  }

  private static List<Statement> statements(List<String> texts) {
    return texts.stream().map(Statement::of).toList();
  }

  private static List<Statement> statement(String sql) {
    return List.of(Statement.of(sql));
  }

  /** A schema that the model does not hold is created with the first object in it. */
  private void createSchema(QualifiedName name, List<String> statements) {
    name.schema()
        .filter(schema -> before.get().find(ObjectKind.SCHEMA, QualifiedName.of(schema)).isEmpty())
        .filter(
            schema ->
                before.get().objects().stream()
                    .noneMatch(object -> object.name().schema().filter(schema::equals).isPresent()))
        .ifPresent(schema -> statements.add("CREATE SCHEMA IF NOT EXISTS " + Quoting.name(schema)));
  }

  @Override
  public List<Statement> on(CreateTable operation) {
    Table table = operation.table();
    NotNullStates.require(majorVersion, table);
    TypedColumns.require(table.name(), table.columns());
    List<String> statements = new ArrayList<>();
    createSchema(table.name(), statements);
    List<SerialSequence> sequences =
        SerialSequence.ofEach(before, table.name(), table.columns(), table.options());
    sequences.forEach(sequence -> statements.addAll(sequence.create()));
    statements.addAll(
        TableParents.of(table).isEmpty()
            ? TableText.create(table, majorVersion)
            : TableText.create(table, before.get(), majorVersion));
    statements.addAll(children().created(table));
    sequences.forEach(
        sequence -> {
          statements.add(sequence.own());
          statements.addAll(logging().asTable(sequence, table.options()));
        });
    statements.addAll(
        SequenceComments.changes(table, before.get(), Map.of(), TableOptions.held(table)));
    SortedMap<String, String> held = TableOptions.held(table);
    SortedMap<String, String> usual = new TreeMap<>(held);
    usual.keySet().removeIf(option -> option.startsWith(SequenceLogging.OPTION));
    statements.addAll(logging().ofColumns(table, usual, held));
    if (Descent.isPartition(table)) {
      statements.addAll(ConstraintTriggers.ofKeysTo(table, before.get()));
    }
    return statements(statements);
  }

  @Override
  public List<Statement> on(DropTable operation) {
    List<String> statements = new ArrayList<>();
    operation
        .dropped()
        .or(() -> before.get().table(operation.table()))
        .filter(Descent::isPartition)
        .ifPresent(table -> statements.addAll(Descent.letGoUnderKey(table, before.get())));
    statements.add("DROP TABLE " + Quoting.name(operation.table()));
    return statements(statements);
  }

  @Override
  public List<Statement> on(AddColumn operation) {
    Column column = operation.column();
    QualifiedName table = operation.table();
    TypedColumns.require(table, column);
    if (isInherited(table, column.name())) {
      List<String> own = new ArrayList<>(children().columnComes(table, column));
      own.addAll(Descent.ofOwn(table, column, before.get(), majorVersion));
      return statements(own);
    }
    if (column.identity().isPresent()) {
      Optional<List<String>> numbered =
          NumberedParent.addColumn(table, column, before.get(), majorVersion);
      if (numbered.isPresent()) {
        return statements(numbered.get());
      }
    }
    List<String> statements = new ArrayList<>();
    Optional<SerialSequence> sequence = SerialSequence.of(before, table, column);
    sequence.ifPresent(s -> statements.addAll(s.create()));
    statements.add(
        "ALTER TABLE %s ADD COLUMN %s".formatted(Quoting.name(table), TableText.column(column)));
    sequence.ifPresent(
        s -> {
          statements.add(s.own());
          statements.addAll(logging().asTable(s, before.get().requireTable(table).options()));
        });
    if (column.comment().isPresent()) {
      statements.add(TableText.comment(table, column.name(), column.comment()));
    }
    return statements(statements);
  }

  @Override
  public List<Statement> on(DropColumn operation) {
    Optional<Table> child = child(operation.table());
    if (isInherited(operation.table(), operation.column())) {
      return List.of();
    }
    List<String> statements = new ArrayList<>();
    if (majorVersion >= ColumnAlteration.OWN_NOT_NULL) {
      statements.addAll(Descent.freeNotNull(operation.table(), operation.column(), before.get()));
    }
    statements.add(
        "ALTER TABLE %s DROP COLUMN %s%s"
            .formatted(
                Quoting.name(operation.table()),
                child.isPresent() ? "IF EXISTS " : "",
                Quoting.name(operation.column())));
    return statements(statements);
  }

  @Override
  public List<Statement> on(AlterColumn operation) {
    return statements(ColumnAlteration.statements(operation, before, majorVersion));
  }

  @Override
  public List<Statement> on(RenameColumn operation) {
    if (isInherited(operation.table(), operation.from())
        || isInherited(operation.table(), operation.to())) {
      return List.of();
    }
    List<String> statements = new ArrayList<>();
    statements.add(
        "ALTER TABLE %s RENAME COLUMN %s TO %s"
            .formatted(
                Quoting.name(operation.table()),
                Quoting.name(operation.from()),
                Quoting.name(operation.to())));
    Schema schema = before.get();
    schema
        .table(operation.table())
        .filter(table -> table.column(operation.from()).isPresent())
        .ifPresent(
            table -> {
              Schema after = operation.apply(schema);
              List<Table> renamed = new ArrayList<>(List.of(table));
              renamed.addAll(TableParents.heirs(table, operation.from(), schema));
              renamed.forEach(
                  was ->
                      statements.addAll(
                          SequenceNames.follow(was, after.requireTable(was.name()), schema)));
            });
    return statements(statements);
  }

  @Override
  public List<Statement> on(AddConstraint operation) {
    Optional<Table> table = before.get().table(operation.table());
    List<String> statements = new ArrayList<>();
    table
        .flatMap(
            there ->
                InheritedConstraints.giveWay(there, operation.constraint().name(), before.get()))
        .ifPresent(statements::add);
    statements.addAll(PartText.add(operation, table, children().isKeyOnly(operation)));
    return statements(statements);
  }

  @Override
  public List<Statement> on(DropConstraint operation) {
    boolean elsewhere =
        operation
            .dropped()
            .filter(CheckConstraint.class::isInstance)
            .map(CheckConstraint.class::cast)
            .filter(check -> ExpressionWriter.own(check.condition()).isEmpty())
            .isPresent();
    return elsewhere
        ? List.of()
        : dropped(
            operation.table(),
            operation.name(),
            "ALTER TABLE %s DROP CONSTRAINT %s"
                .formatted(Quoting.name(operation.table()), Quoting.name(operation.name())));
  }

  @Override
  public List<Statement> on(RenameConstraint operation) {
    return statements(InheritedConstraints.rename(operation, before.get()));
  }

  @Override
  public List<Statement> on(CreateIndex operation) {
    Optional<Table> table = before.get().table(operation.table());
    List<String> statements = new ArrayList<>();
    table
        .flatMap(there -> InheritedIndexes.giveWay(there, operation.index().name()))
        .ifPresent(statements::add);
    statements.addAll(PartText.create(operation, table));
    return statements(statements);
  }

  @Override
  public List<Statement> on(DropIndex operation) {
    boolean elsewhere = operation.dropped().filter(index -> !IndexText.isHeld(index)).isPresent();
    return elsewhere
        ? List.of()
        : dropped(
            operation.table(),
            operation.name(),
            "DROP INDEX %s".formatted(Quoting.name(operation.table().sibling(operation.name()))));
  }

  /** A table would keep the mark of a replica identity by an index that is not there any more. */
  private List<Statement> dropped(QualifiedName table, String index, String drop) {
    boolean identifies =
        before
            .get()
            .table(table)
            .filter(there -> there.options().containsKey(IndexOptions.REPLICA_IDENTITY + index))
            .isPresent();
    return identifies
        ? statements(
            List.of("ALTER TABLE " + Quoting.name(table) + " REPLICA IDENTITY DEFAULT", drop))
        : statement(drop);
  }

  @Override
  public List<Statement> on(RenameIndex operation) {
    return statement(
        "ALTER INDEX %s RENAME TO %s"
            .formatted(
                Quoting.name(operation.table().sibling(operation.from())),
                Quoting.name(operation.to())));
  }

  @Override
  public List<Statement> on(CreateObject operation) {
    DefinedObject object = operation.object();
    if (!ObjectText.isHeld(object)) {
      return List.of();
    }
    List<String> statements = new ArrayList<>();
    createSchema(object.name(), statements);
    statements.addAll(ObjectText.create(object));
    if (object.kind() == ObjectKind.TRIGGER) {
      statements.addAll(PartitionTriggers.set(object, before.get()));
    }
    return UncheckedBodies.around(
        object, statements(UnfilledViews.around(object, before, statements)));
  }

  @Override
  public List<Statement> on(DropObject operation) {
    if (operation.key().kind().isAccess()) {
      DefinedObject was =
          operation
              .dropped()
              .orElseGet(() -> (DefinedObject) before.get().require(operation.key()));
      return statements(ObjectOptions.changes(was.key(), was.options(), new TreeMap<>()));
    }
    WorkedOutColumns.require(operation.key(), before, majorVersion);
    boolean elsewhere = operation.dropped().filter(was -> !ObjectText.isHeld(was)).isPresent();
    return elsewhere ? List.of() : statement(ObjectText.drop(operation.key()));
  }

  @Override
  public List<Statement> on(ReplaceObject operation) {
    DefinedObject to = operation.object();
    DefinedObject from =
        operation.replaced().orElseGet(() -> (DefinedObject) before.get().require(to.key()));
    if (!ObjectText.isHeld(from)) {
      return on(new CreateObject(to));
    }
    if (!ObjectText.isHeld(to)) {
      return statement(ObjectText.drop(from.key()));
    }
    List<String> statements = ObjectReplacement.statements(from, to, before.get());
    if (statements.contains(ObjectText.drop(from.key()))) {
      WorkedOutColumns.require(from.key(), before, majorVersion);
    }
    return ObjectText.definition(from).equals(ObjectText.definition(to))
        ? statements(statements)
        : UncheckedBodies.around(to, statements(UnfilledViews.around(to, before, statements)));
  }

  @Override
  public List<Statement> on(CreateEnum operation) {
    QualifiedName name = operation.type().name();
    List<String> statements = new ArrayList<>();
    createSchema(name, statements);
    statements.add(EnumAlteration.create(name, operation.type().values()));
    if (operation.type().comment().isPresent()) {
      statements.add(TableText.comment(ObjectKind.ENUM, name, operation.type().comment()));
    }
    return statements(statements);
  }

  @Override
  public List<Statement> on(DropEnum operation) {
    return statement("DROP TYPE %s".formatted(Quoting.name(operation.name())));
  }

  @Override
  public List<Statement> on(AlterEnum operation) {
    return statements(EnumAlteration.statements(operation, before, majorVersion));
  }

  @Override
  public List<Statement> on(RenameEnumValue operation) {
    return statement(
        "ALTER TYPE %s RENAME VALUE %s TO %s"
            .formatted(
                Quoting.name(operation.name()),
                Quoting.string(operation.from()),
                Quoting.string(operation.to())));
  }

  @Override
  public List<Statement> on(CreateSequence operation) {
    List<String> statements = new ArrayList<>();
    createSchema(operation.sequence().name(), statements);
    statements.addAll(sequences().create(operation));
    return statements(statements);
  }

  @Override
  public List<Statement> on(DropSequence operation) {
    return statements(sequences().drop(operation));
  }

  @Override
  public List<Statement> on(AlterSequence operation) {
    return statements(sequences().alter(operation));
  }

  @Override
  public List<Statement> on(SetComment operation) {
    return statement(TableText.comment(operation.kind(), operation.name(), operation.to()));
  }

  @Override
  public List<Statement> on(RenameObject operation) {
    QualifiedName from = operation.from();
    QualifiedName to = operation.to();
    String word = operation.kind() == ObjectKind.ENUM ? "TYPE" : operation.kind().name();
    List<String> statements = new ArrayList<>();
    QualifiedName moved = from;
    if (!from.schema().equals(to.schema())) {
      String schema =
          to.schema()
              .orElseThrow(
                  () ->
                      new UnsupportedOperation(
                          "Cannot move %s %s to the connection's own schema without its name. Write it: %s."
                              .formatted(operation.kind().word(), from, "schema." + to.name())));
      createSchema(to, statements);
      statements.add(
          "ALTER %s %s SET SCHEMA %s".formatted(word, Quoting.name(from), Quoting.name(schema)));
      moved = QualifiedName.of(schema, from.name());
    }
    if (!from.name().equals(to.name())) {
      statements.add(
          "ALTER %s %s RENAME TO %s".formatted(word, Quoting.name(moved), Quoting.name(to.name())));
    }
    before
        .get()
        .table(from)
        .filter(table -> operation.kind() == ObjectKind.TABLE)
        .ifPresent(
            table -> statements.addAll(SequenceNames.follow(table, table.named(to), before.get())));
    return statements(statements);
  }

  @Override
  public List<Statement> on(AlterTableOptions operation) {
    List<Operation> apart =
        majorVersion >= NotNullStates.SINCE
            ? NotNullNamesApart.steps(operation, before.get())
            : List.of();
    List<Statement> statements = new ArrayList<>(apart.isEmpty() ? options(operation) : List.of());
    Schema state = before.get();
    for (Operation step : apart) {
      Schema there = state;
      Compiler then = new Compiler(() -> there, majorVersion);
      statements.addAll(
          step instanceof AlterTableOptions alter ? then.options(alter) : step.match(then));
      state = step.apply(state);
    }
    return statements;
  }

  private List<Statement> options(AlterTableOptions operation) {
    Schema schema = before.get();
    Table table = schema.requireTable(operation.table());
    SortedMap<String, String> from =
        TableOptions.held(table.withOptions(operation.replaced().orElse(table.options())));
    SortedMap<String, String> to = TableOptions.held(table.withOptions(operation.options()));
    Table after = operation.apply(schema).requireTable(table.name());
    NotNullStates.require(majorVersion, after);
    if (!TableParents.of(table).equals(TableParents.of(after))) {
      Descent.foresee(table, after, schema, from, to);
    }
    NotNullStates.requireOwn(after, from, to, schema);
    boolean heirs = Descent.withDescendants(table.name(), schema).size() > 1;
    List<String> statements =
        new ArrayList<>(new ValidNotNulls(schema).beforeOptions(table, after, from, to));
    statements.addAll(new OwnedSequences(schema).changes(table, from, to, logging()));
    statements.addAll(SequenceNames.changes(table, from, to));
    statements.addAll(SequenceComments.changes(table, schema, from, to));
    statements.addAll(TiedKeys.inOrder(table, to, schema));
    statements.addAll(TableOptions.changes(table, from, to, heirs));
    statements.addAll(NotNullStates.commentsBelow(table, from, to, schema));
    statements.addAll(logging().ofColumns(table, from, to));
    if (TableParents.of(table).equals(TableParents.of(after)) && !Descent.isPartition(after)) {
      statements.addAll(OwnColumns.changes(after, from, to, schema));
    }
    statements.addAll(InheritedIndexes.moves(table, from, to, schema));
    if (Descent.isPartition(table)
        && Descent.partition(table).equals(Descent.partition(after))
        && TableOptions.of(from, TableOptions.PARTITION_BOUND)
            .equals(TableOptions.of(to, TableOptions.PARTITION_BOUND))) {
      statements.addAll(InheritedIndexes.changes(table, from, to, schema));
    }
    if (Descent.isPartition(after) && !TableParents.of(table).equals(TableParents.of(after))) {
      statements.addAll(ConstraintTriggers.ofKeysTo(after, schema));
    }
    if (!Descent.isPartition(table) && Descent.isPartition(after)) {
      Schema taken = operation.apply(schema);
      statements.addAll(NumberedParent.numberBelow(table.name(), taken, majorVersion));
      statements.addAll(NumberedParent.goOnAfter(table.name(), taken));
    }
    return statements(children().taken(table, after, statements));
  }

  @Override
  public List<Statement> on(BulkInsert operation) {
    return Rows.insert(operation, before.get());
  }

  @Override
  public List<Statement> on(DeleteRows operation) {
    return Rows.delete(operation, before.get());
  }

  @Override
  public List<Statement> on(Execute operation) {
    return operation
        .sql()
        .on(ExpressionWriter.DIALECT)
        .map(
            text ->
                List.of(
                    new Statement(text, operation.parameters(), !OutsideTransaction.needs(text))))
        .orElse(List.of());
  }

  /** The code is the runner's to call. */
  @Override
  public List<Statement> on(RunJava operation) {
    return List.of();
  }
}

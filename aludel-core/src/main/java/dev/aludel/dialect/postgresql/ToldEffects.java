package dev.aludel.dialect.postgresql;

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
import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnSequences;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.Expression;
import dev.aludel.schema.Index;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TakenNames;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an operation has told, if it tells all that the server does at it; empty if the server does
 * more: where it gives names, or the same to other tables, takes along what depends on a thing, or
 * writes expressions anew that speak of it.
 */
final class ToldEffects implements Operation.Cases<Optional<Set<Told>>> {

  private static final Optional<Set<Told>> MORE = Optional.empty();
  private static final Optional<Set<Told>> NOTHING = Optional.of(Set.of());

  /** The options of a table that stand for themselves; what follows a dot is a part of it. */
  private static final List<String> PLAIN =
      List.of(
          TableOptions.WITH,
          TableOptions.TABLESPACE,
          TableOptions.ROW_SECURITY,
          TableOptions.REPLICA_IDENTITY,
          TableOptions.CONSTRAINT_COMMENT,
          "postgresql.storage.",
          "postgresql.compression.",
          "postgresql.statistics.",
          "postgresql.column_with.",
          "postgresql.index_");

  private final Schema before;
  private final Schema after;

  ToldEffects(Schema before, Schema after) {
    this.before = before;
    this.after = after;
  }

  private static Optional<Set<Told>> told(boolean whole, Set<Told> told) {
    return whole ? Optional.of(told) : MORE;
  }

  private static Optional<Set<Told>> told(boolean whole, Told told) {
    return told(whole, Set.of(told));
  }

  private static Optional<Set<Told>> nothing(boolean whole) {
    return whole ? NOTHING : MORE;
  }

  @Override
  public Optional<Set<Told>> on(CreateTable operation) {
    Table table = operation.table();
    boolean whole =
        isQuiet()
            && isInKnownSchema(table.name())
            && !Family.has(table, after)
            && arePlain(table.options().keySet())
            && table.columns().stream().allMatch(column -> isNumberedAsUsual(table, column))
            && table.constraints().stream().allMatch(ToldEffects::isNamedAndHeld)
            && table.indexes().stream().allMatch(ToldEffects::isNamedAndHeld);
    return told(whole, Told.whole(table));
  }

  @Override
  public Optional<Set<Told>> on(DropTable operation) {
    return nothing(
        isAlone(operation.table())
            && !isMentioned(operation.table())
            && before
                .table(operation.table())
                .filter(table -> arePlain(table.options().keySet()))
                .filter(
                    table ->
                        table.columns().stream()
                            .allMatch(column -> hasNoOtherSequence(table.name(), column)))
                .isPresent());
  }

  @Override
  public Optional<Set<Told>> on(AddColumn operation) {
    Column column = operation.column();
    boolean whole =
        isAlone(operation.table())
            && before
                .table(operation.table())
                .filter(table -> isNumberedAsUsual(table, column))
                .isPresent();
    return told(whole, Told.column(operation.table(), column.name()));
  }

  @Override
  public Optional<Set<Told>> on(DropColumn operation) {
    String column = operation.column();
    return nothing(
        isAlone(operation.table())
            && !isMentioned(operation.table())
            && before
                .table(operation.table())
                .filter(table -> !isSpokenOf(column, table))
                .filter(table -> hasNoOtherSequence(table.name(), table.requireColumn(column)))
                .isPresent());
  }

  @Override
  public Optional<Set<Told>> on(AlterColumn operation) {
    QualifiedName table = operation.table();
    boolean whole =
        isAlone(table)
            && operation.changes().stream().allMatch(ToldEffects::isOfColumnAlone)
            && Stream.of(before, after)
                .flatMap(schema -> schema.table(table).stream())
                .allMatch(there -> isWithoutSequence(there.requireColumn(operation.column())));
    return told(whole, Told.column(table, operation.column()));
  }

  /** A generated column is made anew, and the name of a NOT NULL is an option of the table. */
  private static boolean isOfColumnAlone(ColumnChange change) {
    if (change instanceof ColumnChange.SetNullable set) {
      return set.name().isEmpty() && set.state().isEmpty();
    }
    return !(change instanceof ColumnChange.SetGenerated
        || change instanceof ColumnChange.SetIdentity);
  }

  /** Expressions of the table and of others speak of the column. */
  @Override
  public Optional<Set<Told>> on(RenameColumn operation) {
    return MORE;
  }

  @Override
  public Optional<Set<Told>> on(AddConstraint operation) {
    boolean whole =
        isAlone(operation.table())
            && !Family.has(operation.table(), after)
            && arePlain(operation.options().keySet())
            && isNamedAndHeld(operation.constraint());
    return told(whole, Told.with(operation.table(), operation.constraint()));
  }

  @Override
  public Optional<Set<Told>> on(DropConstraint operation) {
    return nothing(isAlone(operation.table()));
  }

  @Override
  public Optional<Set<Told>> on(RenameConstraint operation) {
    return renamed(operation.table(), operation.from(), operation.to());
  }

  @Override
  public Optional<Set<Told>> on(CreateIndex operation) {
    boolean whole =
        isAlone(operation.table())
            && arePlain(operation.options().keySet())
            && isNamedAndHeld(operation.index());
    return told(whole, Told.table(operation.table()));
  }

  @Override
  public Optional<Set<Told>> on(DropIndex operation) {
    return nothing(isAlone(operation.table()));
  }

  @Override
  public Optional<Set<Told>> on(RenameIndex operation) {
    return renamed(operation.table(), operation.from(), operation.to());
  }

  private Optional<Set<Told>> renamed(QualifiedName table, String from, String to) {
    return nothing(
        isAlone(table)
            && !isInOptions(before.requireTable(table), from)
            && !isInOptions(after.requireTable(table), to));
  }

  @Override
  public Optional<Set<Told>> on(CreateObject operation) {
    DefinedObject object = operation.object();
    boolean whole = isTold(object.key()) && ObjectText.isHeld(object);
    return told(whole, Told.of(object.key()));
  }

  @Override
  public Optional<Set<Told>> on(DropObject operation) {
    boolean whole =
        isTold(operation.key())
            && takesNothingAlong(operation.key())
            && operation.dropped().filter(was -> !ObjectText.isHeld(was)).isEmpty();
    return told(whole, Told.of(operation.key()));
  }

  @Override
  public Optional<Set<Told>> on(ReplaceObject operation) {
    DefinedObject object = operation.object();
    boolean whole =
        isTold(object.key()) && takesNothingAlong(object.key()) && ObjectText.isHeld(object);
    return told(whole, Told.of(object.key()));
  }

  /**
   * A schema, and an extension with what it brings, change by what names other objects are known;
   * and an event trigger may do anything.
   */
  private boolean isTold(ObjectKey key) {
    boolean isApart = !key.kind().isOfTable() || !Family.has(key.table(), before);
    return isQuiet()
        && isApart
        && key.kind() != ObjectKind.SCHEMA
        && key.kind() != ObjectKind.EXTENSION
        && key.kind() != ObjectKind.EVENT_TRIGGER
        && (key.kind().isOfDatabase() || isInKnownSchema(key.name()));
  }

  /** A view goes with its triggers and rules, which the operation does not name. */
  private boolean takesNothingAlong(ObjectKey key) {
    boolean isView = key.kind() == ObjectKind.VIEW || key.kind() == ObjectKind.MATERIALIZED_VIEW;
    return !isView || before.objectsOf(key.name()).isEmpty();
  }

  @Override
  public Optional<Set<Told>> on(CreateEnum operation) {
    return told(
        isQuiet() && isInKnownSchema(operation.type().name()), Told.of(operation.type().key()));
  }

  @Override
  public Optional<Set<Told>> on(DropEnum operation) {
    return nothing(isQuiet());
  }

  @Override
  public Optional<Set<Told>> on(AlterEnum operation) {
    return MORE;
  }

  @Override
  public Optional<Set<Told>> on(RenameEnumValue operation) {
    return MORE;
  }

  @Override
  public Optional<Set<Told>> on(CreateSequence operation) {
    return sequence(operation.sequence().name());
  }

  @Override
  public Optional<Set<Told>> on(DropSequence operation) {
    return sequence(operation.name());
  }

  @Override
  public Optional<Set<Told>> on(AlterSequence operation) {
    return sequence(operation.sequence().name());
  }

  /** One that no column has to do with. */
  private Optional<Set<Told>> sequence(QualifiedName name) {
    boolean isFree =
        before.tables().stream()
            .flatMap(table -> table.columns().stream().flatMap(c -> sequences(table, c)))
            .noneMatch(name::equals);
    return told(
        isQuiet() && isInKnownSchema(name) && isFree,
        Told.of(ObjectKey.of(ObjectKind.SEQUENCE, name)));
  }

  private static Stream<QualifiedName> sequences(Table table, Column column) {
    return Stream.concat(
        ColumnSequences.of(table, column).stream(), ColumnSequences.drawn(column).stream());
  }

  @Override
  public Optional<Set<Told>> on(SetComment operation) {
    return nothing(isQuiet());
  }

  /** What others say of it, and what is named after it, follows as far as the server sees fit. */
  @Override
  public Optional<Set<Told>> on(RenameObject operation) {
    return MORE;
  }

  @Override
  public Optional<Set<Told>> on(AlterTableOptions operation) {
    QualifiedName name = operation.table();
    Map<String, String> was = before.requireTable(name).options();
    Map<String, String> is = after.requireTable(name).options();
    Set<String> changed = new HashSet<>(was.keySet());
    changed.addAll(is.keySet());
    changed.removeIf(
        option -> Optional.ofNullable(was.get(option)).equals(Optional.ofNullable(is.get(option))));
    boolean whole = isAlone(name) && !Family.has(name, after) && arePlain(changed);
    return told(whole, Told.table(name));
  }

  @Override
  public Optional<Set<Told>> on(Execute operation) {
    return MORE;
  }

  @Override
  public Optional<Set<Told>> on(BulkInsert operation) {
    return NOTHING;
  }

  @Override
  public Optional<Set<Told>> on(DeleteRows operation) {
    return NOTHING;
  }

  @Override
  public Optional<Set<Told>> on(RunJava operation) {
    return MORE;
  }

  /** No event trigger takes part in what is done (section 38 of PostgreSQL's manual). */
  private boolean isQuiet() {
    return before.definedObjects().stream()
        .noneMatch(object -> object.kind() == ObjectKind.EVENT_TRIGGER);
  }

  private boolean isAlone(QualifiedName table) {
    return isQuiet() && !Family.has(table, before);
  }

  /** One that is not known may come with its first object. */
  private boolean isInKnownSchema(QualifiedName name) {
    return name.schema()
        .filter(schema -> before.find(ObjectKind.SCHEMA, QualifiedName.of(schema)).isEmpty())
        .isEmpty();
  }

  private static boolean arePlain(Set<String> options) {
    return options.stream()
        .filter(option -> option.startsWith(TableOptions.PREFIX))
        .allMatch(option -> PLAIN.stream().anyMatch(option::startsWith));
  }

  private static boolean isNamedAndHeld(Constraint constraint) {
    return constraint.name().isPresent()
        && (!(constraint instanceof CheckConstraint check)
            || ExpressionWriter.own(check.condition()).isPresent());
  }

  private static boolean isNamedAndHeld(Index index) {
    return index.name().isPresent() && IndexText.isHeld(index);
  }

  /** Whether the sequence that comes with the column, if one does, has the name that it would. */
  private boolean isNumberedAsUsual(Table table, Column column) {
    QualifiedName usual = ColumnSequences.usual(table.name(), column.name());
    if (column.identity().isEmpty() && isWithoutSequence(column)) {
      return true;
    }
    TakenNames taken = new TakenNames();
    before.objects().forEach(taken::add);
    boolean isItsOwn =
        column.identity().isPresent() || ColumnSequences.drawn(column).equals(Optional.of(usual));
    return isItsOwn
        && !taken.isRelation(usual)
        && before.tables().stream()
            .flatMap(other -> other.columns().stream().flatMap(c -> sequences(other, c)))
            .noneMatch(usual::equals);
  }

  /** Whether the only sequence that goes with the column is one that nobody speaks of. */
  private boolean hasNoOtherSequence(QualifiedName table, Column column) {
    return isWithoutSequence(column)
        || ColumnSequences.drawn(column)
            .filter(ColumnSequences.usual(table, column.name())::equals)
            .filter(usual -> before.find(ObjectKind.SEQUENCE, usual).isEmpty())
            .isPresent();
  }

  private static boolean isWithoutSequence(Column column) {
    return column.defaultValue().filter(ToldEffects::speaksOfSequence).isEmpty();
  }

  /** Whether a default draws from a sequence, in whatever words. */
  static boolean speaksOfSequence(Expression value) {
    return value.toString().contains("nextval");
  }

  /** Whether a publication or statistics would lose the table, or a column of it. */
  private boolean isMentioned(QualifiedName table) {
    return before.definedObjects().stream()
        .filter(
            object ->
                object.kind() == ObjectKind.PUBLICATION || object.kind() == ObjectKind.STATISTICS)
        .flatMap(object -> ObjectText.definition(object).stream())
        .anyMatch(text -> text.contains(table.name()));
  }

  /** Whether an expression of the table or an option speaks of the column, and goes with it. */
  private static boolean isSpokenOf(String column, Table table) {
    Stream<String> checks =
        table.constraints(CheckConstraint.class).stream()
            .map(check -> check.condition().toString());
    Stream<String> keys =
        table.indexes().stream()
            .filter(index -> index.where().isPresent() || isOfExpressions(index))
            .map(Index::toString);
    return Stream.of(checks, keys, table.options().values().stream())
            .flatMap(texts -> texts)
            .anyMatch(text -> text.contains(column))
        || isInOptions(table, column);
  }

  private static boolean isOfExpressions(Index index) {
    return index.keys().stream().anyMatch(key -> key.expression().isPresent());
  }

  private static boolean isInOptions(Table table, String part) {
    return table.options().keySet().stream().anyMatch(option -> option.endsWith("." + part));
  }
}

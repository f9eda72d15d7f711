package dev.aludel.dialect.postgresql;

import dev.aludel.operation.AlterColumn;
import dev.aludel.operation.ColumnChange;
import dev.aludel.schema.Column;
import dev.aludel.schema.Expression;
import dev.aludel.schema.Generated;
import dev.aludel.schema.Identity;
import dev.aludel.schema.NotNullOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import dev.aludel.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Writes ALTER COLUMN: all changes of one column in one ALTER TABLE, so that the table is rewritten
 * and its rows are looked through once.
 */
final class ColumnAlteration {

  /** The first version that gives a generated column another expression. */
  private static final int SET_EXPRESSION = 17;

  /** The first version that knows whether a NOT NULL is a table's own or comes from above. */
  static final int OWN_NOT_NULL = 18;

  private final QualifiedName table;
  private final Column was;
  private final Column is;
  private final Optional<Expression> using;
  private final Supplier<Schema> before;
  private final int majorVersion;
  private final boolean saysNotNull;
  private final Optional<ColumnChange.SetNullable> notNull;

  private final SerialChange serial;

  private final List<String> first = new ArrayList<>();
  private final List<String> actions = new ArrayList<>();
  private final List<String> last = new ArrayList<>();
  private boolean isFreed;

  private ColumnAlteration(
      AlterColumn operation, Column was, Supplier<Schema> before, int majorVersion) {
    this.table = operation.table();
    this.was = was;
    this.is = operation.after(was);
    this.before = before;
    this.majorVersion = majorVersion;
    this.serial = new SerialChange(table, was, is, before, majorVersion);
    this.saysNotNull = operation.setsNotNull();
    this.notNull =
        operation.changes().stream()
            .filter(ColumnChange.SetNullable.class::isInstance)
            .map(ColumnChange.SetNullable.class::cast)
            .filter(set -> !set.nullable())
            .reduce((a, b) -> b);
    this.using =
        operation.changes().stream()
            .filter(ColumnChange.SetType.class::isInstance)
            .map(ColumnChange.SetType.class::cast)
            .reduce((a, b) -> b)
            .flatMap(ColumnChange.SetType::using)
            .flatMap(ExpressionWriter::own);
  }

  static List<String> statements(AlterColumn operation, Supplier<Schema> before, int majorVersion) {
    Column was =
        operation
            .replaced()
            .orElseGet(
                () ->
                    before.get().requireTable(operation.table()).requireColumn(operation.column()));
    return new ColumnAlteration(operation, was, before, majorVersion).statements();
  }

  private List<String> statements() {
    boolean generatedDiffers = !was.generated().equals(is.generated());
    if (generatedDiffers && !(becomesByItself() || isInherited())) {
      Table there = before.get().requireTable(table);
      SortedMap<String, String> options = new TreeMap<>(there.options());
      options.putAll(saidOfNotNull());
      return ColumnReplacement.statements(
          there.withOptions(options), was, is, heirs(), majorVersion);
    }
    changeGenerated();
    changeTypeAndDefault();
    changeNullability();
    changeIdentity();
    if (rebuildsIndexes()) {
      for (Table there : Descent.withDescendants(table, before.get())) {
        last.addAll(IndexOptions.statisticsAgain(there, was.name()));
      }
      last.addAll(ConstraintTriggers.again(table, was.name(), before.get()));
    }
    if (!was.comment().equals(is.comment())) {
      last.add(TableText.comment(table, is.name(), is.comment()));
    }
    List<String> statements = new ArrayList<>(first);
    if (!actions.isEmpty()) {
      String separator = actions.size() == 1 ? " " : "\n  ";
      statements.add(
          "ALTER TABLE " + Quoting.name(table) + separator + String.join("," + separator, actions));
    }
    statements.addAll(last);
    return statements;
  }

  private void alter(String action) {
    actions.add("ALTER COLUMN " + Quoting.name(is.name()) + " " + action);
  }

  /**
   * Whether ALTER COLUMN can make the change: another expression, from 17 on, or a stored column
   * that becomes a plain one (ALTER TABLE, SET EXPRESSION and DROP EXPRESSION).
   */
  private boolean becomesByItself() {
    return was.generated()
        .map(
            from ->
                is.generated()
                    .map(to -> setsExpression(from, to))
                    .orElseGet(() -> from.stored() && !staysBoundToRoutine(from)))
        .orElse(false);
  }

  /**
   * Whether the column would go without a word with a routine that it was worked out by: before 15
   * it goes on to depend on that as a plain column, too.
   */
  private boolean staysBoundToRoutine(Generated from) {
    return majorVersion < WorkedOutColumns.FREE_SINCE
        && before
            .get()
            .table(table)
            .filter(there -> WorkedOutColumns.isBound(there, from))
            .isPresent();
  }

  private boolean setsExpression(Generated from, Generated to) {
    return to.stored() == from.stored() && majorVersion >= SET_EXPRESSION;
  }

  private void changeGenerated() {
    if (was.generated().equals(is.generated())) {
      return;
    }
    Optional<Generated> to = is.generated();
    boolean follows = !(was.generated().isPresent() && to.isPresent() && becomesByItself());
    if (follows && isInherited()) {
      return; // Whether it is generated is that of the table above.
    }
    if (to.isPresent()) {
      ExpressionWriter.own(to.get().expression())
          .ifPresent(
              expression ->
                  alter("SET EXPRESSION AS (" + ExpressionWriter.write(expression) + ")"));
    } else {
      alter("DROP EXPRESSION");
    }
  }

  private void changeTypeAndDefault() {
    boolean retyped = isRetyped() && !isInherited();
    Optional<String> from = TableText.defaultValue(was);
    Optional<String> to = TableText.defaultValue(is);
    boolean follows = defaultFollows();
    boolean again = isRetyped() && from.isPresent() && !follows;
    // The sequence of an identity that comes has the name of a serial column's by itself.
    boolean isNumbered = serial.isLost() && was.identity().isEmpty() && is.identity().isPresent();
    if (from.isPresent() && (to.isEmpty() || (again && retyped))) {
      alterDefault("DROP DEFAULT", first, isNumbered);
    }
    if (isNumbered) {
      first.add(serial.drop());
    }
    if (was.identity().isPresent() && is.identity().isEmpty() && !isNumberedAbove()) {
      dropIdentity(retyped || to.isPresent());
    }
    if (retyped) {
      if (!follows) {
        heirs().forEach(this::setDefaultAgain);
      }
      Schema schema = before.get();
      first.addAll(StalePlans.forget(table, schema));
      RowConversion.before(was.type(), is.type(), schema).ifPresent(first::add);
      retype(schema);
      RowConversion.after(was.type(), is.type(), schema).ifPresent(last::add);
      storeAgain();
    }
    if (to.isPresent() && (again || !to.equals(from))) {
      serial.come(first, last);
      alterDefault("SET DEFAULT " + to.orElseThrow(), last, false);
    }
    if (serial.isLost() && !isNumbered) {
      last.add(serial.drop());
    }
  }

  /**
   * Gives the column its type while NOT NULL constraints of children are apart, where the server
   * would add them again in the wrong order. That of the table lets go of them before, if it goes,
   * and comes when they are one again.
   */
  private void retype(Schema schema) {
    List<String> cut = new ArrayList<>();
    List<String> tied = new ArrayList<>();
    if (majorVersion >= OWN_NOT_NULL) {
      boolean isNotNull = !was.nullable() && !is.nullable();
      NotNullTies.aroundType(table, was.name(), isNotNull, schema, cut, tied);
    }
    String type = typeAction(schema);
    if (!cut.isEmpty() && was.nullable() != is.nullable()) {
      if (is.nullable()) {
        first.add(alone("DROP NOT NULL"));
        isFreed = true;
      }
      first.addAll(cut);
      first.add(alone(type));
      first.addAll(tied);
    } else {
      first.addAll(cut);
      alter(type);
      last.addAll(tied);
    }
  }

  private String alone(String action) {
    return "ALTER TABLE %s ALTER COLUMN %s %s"
        .formatted(Quoting.name(table), Quoting.name(is.name()), action);
  }

  private boolean isRetyped() {
    return !was.type().equals(is.type()) || !was.collation().equals(is.collation());
  }

  /** Another type is stored as it is by itself, and not as the table says. */
  private void storeAgain() {
    List<Table> tables = new ArrayList<>(before.get().table(table).stream().toList());
    tables.addAll(heirs());
    for (Table there : tables) {
      for (String action : ColumnOptions.storage(there, is.name())) {
        last.add("ALTER TABLE ONLY " + Quoting.name(there.name()) + " " + action);
      }
    }
  }

  /** The default of a table below is its own, and stands in the way of another type as well. */
  private void setDefaultAgain(Table heir) {
    Optional<Column> column = heir.column(was.name());
    Optional<String> value = column.flatMap(TableText::defaultValue);
    if (value.isEmpty()) {
      return;
    }
    String alter =
        "ALTER TABLE ONLY %s ALTER COLUMN %s "
            .formatted(Quoting.name(heir.name()), Quoting.name(was.name()));
    first.add(alter + "DROP DEFAULT");
    Optional<String> again =
        value.equals(TableText.defaultValue(was))
            ? TableText.defaultValue(is)
            : column.map(there -> there.ofType(is.type())).flatMap(TableText::defaultValue);
    again.ifPresent(text -> last.add(alter + "SET DEFAULT " + text));
  }

  /** The default of a table with others below it is changed alone: theirs are their own. */
  private void alterDefault(String action, List<String> apart, boolean isApart) {
    if (heirs().isEmpty() && !isApart) {
      alter(action);
    } else {
      apart.add(
          "ALTER TABLE ONLY %s ALTER COLUMN %s %s"
              .formatted(Quoting.name(table), Quoting.name(was.name()), action));
    }
  }

  /** The partitions and children that have the column, and theirs. */
  private List<Table> heirs() {
    return before
        .get()
        .table(table)
        .map(there -> TableParents.heirs(there, was.name(), before.get()))
        .orElse(List.of());
  }

  /** Whether PostgreSQL builds the column's indexes anew, here and below. */
  private boolean rebuildsIndexes() {
    return isRetyped() || (is.generated().isPresent() && !was.generated().equals(is.generated()));
  }

  /**
   * Among other actions it comes after those on types, and a type may not allow what goes; the
   * sequence of a serial column has the name of that which goes.
   */
  private void dropIdentity(boolean isApart) {
    if (isApart) {
      first.add(alone("DROP IDENTITY"));
    } else {
      alter("DROP IDENTITY");
    }
  }

  /** The type of a column changes with that of the table it comes from. */
  private boolean isInherited() {
    Schema schema = before.get();
    return schema
        .table(table)
        .filter(there -> Descent.isInherited(there, was.name(), schema))
        .isPresent();
  }

  /** Whether the column takes NULL by now: it may not any more since the table above does not. */
  private boolean isNullable() {
    return before
        .get()
        .table(table)
        .flatMap(there -> there.column(was.name()))
        .filter(column -> !column.nullable())
        .isEmpty();
  }

  /** Whether the table that the column comes from takes no NULL: when that changes, this does. */
  private boolean isNotNullAbove() {
    Schema schema = before.get();
    return schema.table(table).stream()
        .flatMap(there -> Descent.above(there, was.name(), schema).stream())
        .anyMatch(column -> !column.nullable());
  }

  private String typeAction(Schema schema) {
    TypedColumns.require(table, List.of(was, is));
    String column = Quoting.name(was.name());
    Optional<String> how =
        using
            .map(ExpressionWriter::write)
            .or(() -> was.generated().isPresent() ? Optional.empty() : converted(column, schema));
    return "TYPE "
        + TypeTable.write(is.type())
        + IndexText.collation(is.collation())
        + how.map(expression -> " USING " + expression).orElse("");
  }

  private Optional<String> converted(String column, Schema schema) {
    return RowConversion.using(column, was.type(), is.type(), schema)
        .or(() -> RangeConversion.using(column, was.type(), is.type(), schema))
        .or(() -> TypeConversion.using(column, was.type(), is.type(), schema));
  }

  /** Whether PostgreSQL turns the default into one of the new type as the model means it. */
  private boolean defaultFollows() {
    if (using.isPresent()) {
      return false;
    }
    Type from = was.type();
    Type to = is.type();
    return from.equals(to)
        || (TypeTable.isText(from) && TypeTable.isText(to))
        || (TypeTable.isNumber(from) && TypeTable.isNumber(to) && Serial.sequenceOf(was).isEmpty());
  }

  private void changeNullability() {
    // From 18 on SET NOT NULL would make it the table's own, which stays when that above goes.
    // Before, a child may be without what is above, and only a partition may not.
    boolean follows =
        isNotNullAbove()
            && (majorVersion >= OWN_NOT_NULL || (is.nullable() ? isPartition() : !isNullable()));
    if ((was.nullable() != is.nullable() && !follows) || isLostAbove()) {
      if (is.nullable()) {
        if (!isFreed) {
          alter("DROP NOT NULL");
        }
      } else if (isAlone() && majorVersion < OWN_NOT_NULL) {
        (is.identity().isPresent() ? first : last)
            .add(NotNullStates.setOn(Optional.empty(), table, is.name(), majorVersion));
      } else {
        actions.add(setNotNull());
      }
    }
  }

  private boolean isAlone() {
    return notNull.filter(ColumnChange.SetNullable::isAlone).isPresent();
  }

  private boolean isPartition() {
    return before.get().table(table).filter(Descent::isPartition).isPresent();
  }

  /** What is said of a NOT NULL that comes by this. */
  private SortedMap<String, String> saidOfNotNull() {
    SortedMap<String, String> said = new TreeMap<>();
    notNull
        .flatMap(ColumnChange.SetNullable::name)
        .ifPresent(name -> said.put(NotNullOptions.NAME + was.name(), name));
    notNull
        .flatMap(ColumnChange.SetNullable::state)
        .map(state -> isAlone() ? NotNullOptions.NO_INHERIT : state)
        .ifPresent(state -> said.put(NotNullOptions.STATE + was.name(), state));
    return said;
  }

  private String setNotNull() {
    SortedMap<String, String> said = saidOfNotNull();
    if (!NotNullOptions.hasState(said, was.name())) {
      first.addAll(new ValidNotNulls(before.get()).beforeSet(table, was.name()));
    }
    if (majorVersion < NotNullStates.SINCE && !said.isEmpty()) {
      NotNullStates.require(
          majorVersion, Table.of(table, List.of(was.withNullable(false))).withOptions(said));
    }
    return NotNullStates.set(was.name(), said);
  }

  /** Before 18 no NOT NULL of a child stays when it goes above, not even one of its own. */
  private boolean isLostAbove() {
    return majorVersion < OWN_NOT_NULL && saysNotNull && !is.nullable();
  }

  /** From 17 on the numbers of a partition are those of its table, and change with them. */
  private boolean isNumberedAbove() {
    return majorVersion >= NumberedParent.PARTITIONS_ARE_NUMBERED && isPartition();
  }

  /** A new identity goes on from the greatest value that is there. */
  private void changeIdentity() {
    if (is.identity().isEmpty() || was.identity().equals(is.identity()) || isNumberedAbove()) {
      return;
    }
    Identity to = is.identity().orElseThrow();
    if (was.identity().isEmpty()) {
      if (was.nullable() && is.nullable()) {
        alter("SET NOT NULL");
      }
      alter("ADD " + TableText.identity(to));
      last.add(
          serial.ownsSequence()
              ? Rows.continueIdentityBesideSequence(table, is)
              : Rows.continueAfterGreatest(table, is));
      return;
    }
    Identity from = was.identity().orElseThrow();
    if (from.always() != to.always()) {
      alter("SET GENERATED " + TableText.when(to));
    }
    List<String> changes =
        SequenceText.changes(
            SequenceText.held(from.options(), was.type()),
            was.type(),
            SequenceText.held(to.options(), is.type()),
            is.type());
    if (SequenceText.isOutside(from.options(), was.type(), to.options(), is.type())) {
      alter("RESTART WITH " + SequenceText.start(to.options(), is.type()));
      last.add(Rows.continueAfterGreatest(table, is));
    }
    if (!changes.isEmpty()) {
      alter("SET " + String.join(" SET ", changes));
    }
  }
}

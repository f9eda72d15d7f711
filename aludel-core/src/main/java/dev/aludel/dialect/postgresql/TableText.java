package dev.aludel.dialect.postgresql;

import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Deferral;
import dev.aludel.schema.Expression;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Generated;
import dev.aludel.schema.Identity;
import dev.aludel.schema.Index;
import dev.aludel.schema.NamingConvention;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import dev.aludel.schema.Type;
import dev.aludel.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes CREATE TABLE and what follows it: indexes and comments. */
final class TableText {

  /** The first version in which a child may repeat how a column of its parent is worked out. */
  private static final int REPEATED_EXPRESSION = 16;

  private TableText() {}

  static List<String> create(Table unnamed, int majorVersion) {
    return create(unnamed, Schema.EMPTY, majorVersion);
  }

  /**
   * The statements that create the table.
   *
   * @param before what is there, for a table that takes columns from others
   */
  static List<String> create(Table unnamed, Schema before, int majorVersion) {
    Table table = NamingConvention.apply(unnamed);
    if (Attachment.isWanted(table, before)) {
      return Attachment.create(table, before, majorVersion);
    }
    List<String> elements = new ArrayList<>(columns(table, before, majorVersion));
    elements.addAll(OwnColumns.checks(table, before));
    List<String> repeated = new ArrayList<>();
    List<String> last = new ArrayList<>();
    List<String> inTheWay = new ArrayList<>();
    for (Constraint constraint : table.constraints()) {
      Optional<String> giveWay = InheritedConstraints.giveWay(table, constraint.name(), before);
      giveWay.ifPresent(inTheWay::add);
      boolean later =
          isRepeated(constraint, table) || isNotValid(constraint, table) || giveWay.isPresent();
      List<String> place = later ? repeated : elements;
      if (constraint instanceof ForeignKey key && waitsForItsKey(key, table)) {
        place = last;
      }
      ConstraintText.element(constraint, table.options()).ifPresent(place::add);
    }
    TableOptions.under(TableOptions.EXCLUDE, table.options())
        .forEach(
            (name, definition) ->
                elements.add("CONSTRAINT " + Quoting.name(name) + " " + definition));

    List<String> statements = new ArrayList<>();
    Optional<String> partition = Descent.partition(table);
    String list = "(\n  " + String.join(",\n  ", elements) + "\n)";
    String body =
        partition
            .map(of -> of + (elements.isEmpty() ? "" : " " + list) + Descent.bound(table))
            .orElseGet(() -> (elements.isEmpty() ? "()" : list) + Descent.inherits(table));
    statements.add(
        "CREATE %sTABLE %s %s%s"
            .formatted(
                TableOptions.unlogged(table.options()) ? "UNLOGGED " : "",
                Quoting.name(table.name()),
                body,
                TableOptions.clauses(table.options())));
    if (majorVersion < NotNullStates.SINCE && !Descent.isPartition(table)) {
      statements.addAll(Descent.ownNotNulls(table, before, majorVersion));
    }
    statements.addAll(NotNullStates.afterwards(table));
    statements.addAll(Descent.defaults(table, before));
    statements.addAll(Descent.identities(table, before, majorVersion));
    statements.addAll(TableOptions.afterwards(table, before));
    statements.addAll(inTheWay);
    for (String element : repeated) {
      statements.add("ALTER TABLE " + Quoting.name(table.name()) + " ADD " + element);
    }
    for (Index index : table.indexes()) {
      InheritedIndexes.giveWay(table, index.name()).ifPresent(statements::add);
      IndexText.create(table.name(), index, table.options()).ifPresent(statements::add);
    }
    for (String element : last) {
      statements.add("ALTER TABLE " + Quoting.name(table.name()) + " ADD " + element);
    }
    statements.addAll(TableOptions.last(table));
    statements.addAll(InheritedIndexes.created(table, before));
    table
        .comment()
        .ifPresent(
            text -> statements.add(comment(ObjectKind.TABLE, table.name(), table.comment())));
    for (Column column : table.columns()) {
      if (column.comment().isPresent()) {
        statements.add(comment(table.name(), column.name(), column.comment()));
      }
    }
    return statements;
  }

  /** What stands in the list for the columns, those that come from other tables left out. */
  private static List<String> columns(Table table, Schema before, int majorVersion) {
    boolean hasParents = !TableParents.of(table).isEmpty();
    Map<String, String> options = NotNullStates.inList(table);
    List<String> elements = new ArrayList<>();
    for (Column column : table.columns()) {
      Optional<Column> inherited =
          hasParents ? Descent.above(table, column.name(), before) : Optional.empty();
      if (Descent.isPartition(table)) {
        Descent.columnOptions(column, inherited, options).ifPresent(elements::add);
      } else if (!hasParents || !Descent.comes(table, column, before)) {
        boolean follows =
            majorVersion < REPEATED_EXPRESSION && inherited.flatMap(Column::generated).isPresent();
        elements.add(column(follows ? column.withGenerated(Optional.empty()) : column, options));
      } else if (majorVersion >= NotNullStates.SINCE) {
        boolean isOwn = inherited.filter(Column::nullable).isPresent();
        NotNullStates.element(column, isOwn, options).ifPresent(elements::add);
      }
    }
    return elements;
  }

  /**
   * CREATE TABLE leaves out a unique constraint on the columns of an earlier one, without a word.
   */
  private static boolean isRepeated(Constraint constraint, Table table) {
    if (!(constraint instanceof UniqueConstraint)) {
      return false;
    }
    for (Constraint other : table.constraints()) {
      boolean unique = other instanceof UniqueConstraint || other instanceof PrimaryKey;
      if (unique && !other.equals(constraint) && other.columns().equals(constraint.columns())) {
        return other instanceof PrimaryKey
            || table.constraints().indexOf(other) < table.constraints().indexOf(constraint);
      }
    }
    return false;
  }

  /**
   * Whether the table references itself by what it has only after CREATE TABLE: a unique index, or
   * a constraint that is added behind a deferrable one, which no foreign key may use.
   */
  private static boolean waitsForItsKey(ForeignKey key, Table table) {
    return key.table().equals(table.name())
        && table.constraints().stream()
            .noneMatch(
                other ->
                    Set.copyOf(other.columns()).equals(Set.copyOf(key.referencedColumns()))
                        && (other instanceof PrimaryKey
                            || (other instanceof UniqueConstraint unique
                                && unique.deferral() == Deferral.NOT_DEFERRABLE
                                && !isRepeated(unique, table))));
  }

  /** CREATE TABLE takes every constraint for valid: the rows that it has not seen are none. */
  private static boolean isNotValid(Constraint constraint, Table table) {
    return constraint
        .name()
        .flatMap(name -> TableOptions.of(table.options(), TableOptions.CONSTRAINT + name))
        .filter(text -> text.endsWith(" NOT VALID"))
        .isPresent();
  }

  /** A column as it stands after ADD COLUMN. */
  static String column(Column column) {
    return column(column, Map.of());
  }

  /** A column as it stands in CREATE TABLE, with the table's options. */
  static String column(Column column, Map<String, String> options) {
    StringBuilder sql = new StringBuilder(Quoting.name(column.name()));
    sql.append(' ').append(TypeTable.write(column.type()));
    sql.append(IndexText.collation(column.collation()));
    defaultValue(column).ifPresent(value -> sql.append(" DEFAULT ").append(value));
    column
        .generated()
        .flatMap(TableText::generated)
        .ifPresent(text -> sql.append(' ').append(text));
    column
        .identity()
        .ifPresent(
            identity ->
                sql.append(' ')
                    .append(identity(identity, SequenceNames.clause(column.name(), options))));
    NotNullStates.clause(column, options).ifPresent(clause -> sql.append(' ').append(clause));
    return sql.toString();
  }

  /** What stands after DEFAULT, if anything does. */
  static Optional<String> defaultValue(Column column) {
    return column
        .defaultValue()
        .flatMap(value -> ExpressionWriter.defaultOf(value, column.type()))
        .map(value -> ExpressionWriter.operand(value) + castOfName(value, column.type()));
  }

  /** That a text is the name of an object is said, for whoever creates it under another name. */
  private static String castOfName(Expression value, Type type) {
    return value instanceof Expression.TextLiteral
            && type instanceof Type.Sql number
            && TypeTable.isNamedNumber(number.text())
        ? "::" + number.text()
        : "";
  }

  static Optional<String> generated(Generated generated) {
    return ExpressionWriter.own(generated.expression())
        .map(
            expression ->
                "GENERATED ALWAYS AS (%s) %s"
                    .formatted(
                        ExpressionWriter.write(expression),
                        generated.stored() ? "STORED" : "VIRTUAL"));
  }

  static String identity(Identity identity) {
    return identity(identity, Optional.empty());
  }

  private static String identity(Identity identity, Optional<String> name) {
    List<String> clauses = new ArrayList<>(name.stream().toList());
    clauses.addAll(SequenceText.clauses(identity.options()));
    return "GENERATED %s AS IDENTITY%s"
        .formatted(when(identity), clauses.isEmpty() ? "" : " (" + String.join(" ", clauses) + ")");
  }

  static String when(Identity identity) {
    return identity.always() ? "ALWAYS" : "BY DEFAULT";
  }

  static String comment(ObjectKind kind, QualifiedName name, Optional<String> text) {
    return ObjectText.comment(ObjectKey.of(kind, name), text);
  }

  static String comment(QualifiedName table, String column, Optional<String> text) {
    return "COMMENT ON COLUMN %s.%s IS %s"
        .formatted(Quoting.name(table), Quoting.name(column), text(text));
  }

  private static String text(Optional<String> comment) {
    return comment.map(Quoting::string).orElse("NULL");
  }
}

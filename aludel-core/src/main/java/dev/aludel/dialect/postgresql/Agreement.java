package dev.aludel.dialect.postgresql;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.Expression;
import dev.aludel.schema.Index;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a table is sure to read back as it is written, or the server must be asked how it spells
 * some piece of it. A piece whose text is that of the live table is sure: it came from the server.
 */
final class Agreement {

  private static final String PARTITION = "postgresql.partition_";

  private final Table table;
  private final Optional<Table> live;

  /** Whether the columns that both have are alike, so that equal text means equal expressions. */
  private final boolean alike;

  private Agreement(Table table, Optional<Table> live) {
    this.table = table;
    this.live = live;
    this.alike = live.isPresent() && table.columns().stream().allMatch(this::isAlike);
  }

  static boolean isSure(Table table, Optional<Table> live) {
    return live.filter(table::equals).isPresent() || new Agreement(table, live).isSure();
  }

  private boolean isSure() {
    return table.columns().stream().allMatch(this::isSure)
        && checksAreSure()
        && indexesAreSure()
        && definitions(table.options())
            .equals(live.map(was -> definitions(was.options())).orElse(Map.of()));
  }

  private Optional<Column> liveColumn(Column column) {
    return live.flatMap(was -> was.column(column.name()));
  }

  private boolean isAlike(Column column) {
    return liveColumn(column)
        .map(was -> was.type().equals(column.type()) && was.collation().equals(column.collation()))
        .orElse(true);
  }

  private boolean isSure(Column column) {
    Optional<Column> was = liveColumn(column).filter(there -> there.type().equals(column.type()));
    boolean sureType = !TypeTable.isOpaque(column.type()) || was.isPresent();
    boolean sureDefault =
        column.defaultValue().stream().allMatch(value -> isSure(value, column.type()))
            || was.filter(there -> there.defaultValue().equals(column.defaultValue())).isPresent();
    boolean sureGenerated =
        column.generated().isEmpty()
            || (alike
                && was.filter(there -> there.generated().equals(column.generated())).isPresent());
    return sureType && sureDefault && sureGenerated;
  }

  private static boolean isSure(Expression value, Type type) {
    if (value instanceof Expression.TextLiteral text) {
      return TypeTable.isText(type)
          || type instanceof Type.Enumeration
          || (type instanceof Type.Array && text.value().equals("{}"))
          || (type == Type.Scalar.JSON && Set.of("{}", "[]").contains(text.value()));
    }
    if (value instanceof Expression.NumberLiteral) {
      return TypeTable.isNumber(type);
    }
    return value instanceof Expression.BooleanLiteral
        ? type == Type.Scalar.BOOLEAN
        : value instanceof Expression.Function;
  }

  private boolean checksAreSure() {
    Set<Expression> known =
        live.filter(was -> alike).stream()
            .flatMap(was -> was.constraints(CheckConstraint.class).stream())
            .map(CheckConstraint::condition)
            .collect(Collectors.toSet());
    return table.constraints(CheckConstraint.class).stream()
        .allMatch(check -> known.contains(check.condition()));
  }

  private boolean indexesAreSure() {
    Set<Index> known =
        live.filter(was -> alike).stream()
            .flatMap(was -> was.indexes().stream())
            .map(Index::unnamed)
            .collect(Collectors.toSet());
    return table.indexes().stream()
        .allMatch(index -> isPlain(index) || known.contains(index.unnamed()));
  }

  private static boolean isPlain(Index index) {
    return index.where().isEmpty()
        && index.keys().stream()
            .allMatch(
                key ->
                    key.expression().isEmpty()
                        && key.operatorClass().isEmpty()
                        && key.collation().isEmpty());
  }

  /** The options that hold SQL. */
  private static Map<String, String> definitions(Map<String, String> options) {
    return options.entrySet().stream()
        .filter(
            option ->
                option.getKey().startsWith(TableOptions.EXCLUDE)
                    || option.getKey().startsWith(PARTITION)
                    || option.getKey().startsWith(TableOptions.CONSTRAINT))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}

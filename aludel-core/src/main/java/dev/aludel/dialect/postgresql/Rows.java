package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.Statement;
import dev.aludel.operation.BulkInsert;
import dev.aludel.operation.DeleteRows;
import dev.aludel.schema.Column;
import dev.aludel.schema.Identity;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SequenceOptions;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes rows, with every value bound. */
final class Rows {

  /**
   * The protocol counts a statement's parameters in 16 bits; small statements are parsed sooner.
   */
  private static final int MAX_PARAMETERS = 10_000;

  private Rows() {}

  static List<Statement> insert(BulkInsert operation, Schema before) {
    List<Optional<Column>> columns = columns(operation.table(), operation.columns(), before);
    boolean overrides = false;
    for (Optional<Column> column : columns) {
      overrides |= column.flatMap(Column::identity).filter(Identity::always).isPresent();
    }
    String into =
        "INSERT INTO "
            + Quoting.name(operation.table())
            + " ("
            + Quoting.names(operation.columns())
            + ")"
            + (overrides ? " OVERRIDING SYSTEM VALUE" : "")
            + " VALUES\n  ";
    List<Statement> statements = new ArrayList<>();
    for (List<List<@Nullable Object>> rows : chunks(operation.rows(), columns.size())) {
      List<@Nullable Object> parameters = new ArrayList<>();
      List<String> tuples = new ArrayList<>();
      for (List<@Nullable Object> row : rows) {
        tuples.add(tuple(row, columns, parameters));
      }
      statements.add(new Statement(into + String.join(",\n  ", tuples), parameters, true));
    }
    if (!operation.rows().isEmpty()) {
      columns.stream()
          .flatMap(Optional::stream)
          .filter(column -> column.identity().isPresent())
          .forEach(
              column ->
                  statements.add(Statement.of(continueAfterGreatest(operation.table(), column))));
    }
    return statements;
  }

  static List<Statement> delete(DeleteRows operation, Schema before) {
    List<Optional<Column>> columns = columns(operation.table(), operation.columns(), before);
    String from = "DELETE FROM " + Quoting.name(operation.table()) + " WHERE\n  ";
    List<Statement> statements = new ArrayList<>();
    for (List<List<@Nullable Object>> rows : chunks(operation.rows(), columns.size())) {
      List<@Nullable Object> parameters = new ArrayList<>();
      List<String> conditions = new ArrayList<>();
      for (List<@Nullable Object> row : rows) {
        conditions.add(condition(row, operation.columns(), columns, parameters));
      }
      statements.add(new Statement(from + String.join("\n  OR ", conditions), parameters, true));
    }
    return statements;
  }

  private static List<Optional<Column>> columns(
      QualifiedName table, List<String> names, Schema before) {
    Optional<Table> known = before.table(table);
    List<Optional<Column>> columns = new ArrayList<>(names.size());
    for (String name : names) {
      columns.add(known.isPresent() ? known.get().column(name) : Optional.empty());
    }
    return columns;
  }

  private static <T> List<List<T>> chunks(List<T> rows, int columns) {
    int size = Math.max(1, MAX_PARAMETERS / Math.max(1, columns));
    List<List<T>> chunks = new ArrayList<>();
    for (int start = 0; start < rows.size(); start += size) {
      chunks.add(rows.subList(start, Math.min(start + size, rows.size())));
    }
    return chunks;
  }

  private static String tuple(
      List<@Nullable Object> row,
      List<Optional<Column>> columns,
      List<@Nullable Object> parameters) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      values.add(parameter(row.get(i), columns.get(i), parameters));
    }
    return "(" + String.join(", ", values) + ")";
  }

  private static String condition(
      List<@Nullable Object> row,
      List<String> names,
      List<Optional<Column>> columns,
      List<@Nullable Object> parameters) {
    List<String> conditions = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      String column = Quoting.name(names.get(i));
      if (row.get(i) == null) {
        conditions.add(column + " IS NULL");
      } else if (columns.get(i).filter(c -> hasNoEquality(c.type())).isPresent()) {
        String value = parameter(row.get(i), columns.get(i), parameters);
        conditions.add("%s::text = (%s)::text".formatted(column, value));
      } else {
        conditions.add(column + " = " + parameter(row.get(i), columns.get(i), parameters));
      }
    }
    return "(" + String.join(" AND ", conditions) + ")";
  }

  /** {@code json} keeps the text it was given, and has no operator for equality. */
  private static boolean hasNoEquality(Type type) {
    return type instanceof Type.Sql sql && sql.text().equals("json");
  }

  /** A question mark, with a cast where the driver would name another type than the column's. */
  private static String parameter(
      @Nullable Object value, Optional<Column> column, List<@Nullable Object> parameters) {
    if (value == null) {
      parameters.add(null);
      return "?";
    }
    Object bound = bound(value, column.map(Column::type));
    parameters.add(bound);
    return bound instanceof String
        ? column
            .map(Column::type)
            .filter(type -> !TypeTable.isText(type))
            .map(type -> "CAST(? AS " + TypeTable.write(type) + ")")
            .orElse("?")
        : "?";
  }

  /** The value in a form that JDBC can bind. */
  private static Object bound(Object value, Optional<Type> type) {
    if (value instanceof Number number && type.filter(t -> t == Type.Scalar.BOOLEAN).isPresent()) {
      return number.doubleValue() != 0;
    }
    if (value instanceof Boolean flag && type.filter(TypeTable::isNumber).isPresent()) {
      return flag ? 1 : 0;
    }
    if (value instanceof Instant instant) {
      return instant.atOffset(ZoneOffset.UTC);
    }
    if (value instanceof ZonedDateTime zoned) {
      return zoned.toOffsetDateTime();
    }
    if (value instanceof BigInteger integer) {
      return new BigDecimal(integer);
    }
    if (value instanceof List<?> list) {
      return Quoting.arrayText(list);
    }
    boolean textual =
        value instanceof CharSequence
            || value instanceof Character
            || value instanceof Enum<?>
            || value instanceof java.time.Duration;
    return textual ? Quoting.text(value) : value;
  }

  /**
   * Lets the numbers that the database gives go on from the greatest value that is there, so that
   * the next row does not meet it.
   */
  static String continueAfterGreatest(QualifiedName table, Column column) {
    String sequence =
        "pg_get_serial_sequence(%s, %s)"
            .formatted(Quoting.string(Quoting.name(table)), Quoting.string(column.name()));
    return continueAfterGreatest(table, column, sequence);
  }

  /**
   * The same of an identity whose column owns another sequence, too: {@code pg_get_serial_sequence}
   * would tell either.
   */
  static String continueIdentityBesideSequence(QualifiedName table, Column column) {
    String sequence =
        """
        (SELECT d.objid::regclass FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid \
        WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.deptype = 'i' \
        AND d.refobjid = %s::regclass AND a.attname = %s)"""
            .formatted(Quoting.string(Quoting.name(table)), Quoting.string(column.name()));
    return continueAfterGreatest(table, column, sequence);
  }

  private static String continueAfterGreatest(QualifiedName table, Column column, String sequence) {
    SequenceOptions options =
        column.identity().map(Identity::options).orElse(SequenceOptions.DEFAULT);
    return "SELECT setval(%s, %s, false) FROM %s"
        .formatted(sequence, afterGreatest(column, options), Quoting.name(table));
  }

  /** The same of a sequence that numbers a column, unless that is out of its limits. */
  static String continueAfterGreatest(
      QualifiedName table, Column column, String sequence, SequenceOptions options, Type type) {
    String next = afterGreatest(column, options);
    return "SELECT setval(%s::regclass, %s, false) FROM %s HAVING %s BETWEEN %d AND %d"
        .formatted(
            Quoting.string(sequence),
            next,
            Quoting.name(table),
            next,
            SequenceText.minimum(options, type),
            SequenceText.maximum(options, type));
  }

  private static String afterGreatest(Column column, SequenceOptions options) {
    boolean up = options.increment() > 0;
    return "%s(%s(%s) + %d, %d)"
        .formatted(
            up ? "greatest" : "least",
            up ? "max" : "min",
            Quoting.name(column.name()),
            options.increment(),
            SequenceText.start(options, column.type()));
  }
}

package dev.aludel.schema;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The words in which revisions define columns, constraints and indexes, to be imported statically.
 *
 * <pre>{@code
 * op.createTable(
 *     "clients",
 *     column("id", bigInteger()).identity(byDefault()),
 *     column("name", string(255)).notNull(),
 *     column("user_id", bigInteger()).notNull(),
 *     primaryKey("id").named("clients_pkey"),
 *     foreignKey("user_id").references("users", "id").onDelete(CASCADE));
 * }</pre>
 */
public final class Definitions {

  public static final ReferentialAction NO_ACTION = ReferentialAction.NO_ACTION;
  public static final ReferentialAction RESTRICT = ReferentialAction.RESTRICT;
  public static final ReferentialAction CASCADE = ReferentialAction.CASCADE;
  public static final ReferentialAction SET_NULL = ReferentialAction.SET_NULL;
  public static final ReferentialAction SET_DEFAULT = ReferentialAction.SET_DEFAULT;

  public static final Deferral INITIALLY_IMMEDIATE = Deferral.INITIALLY_IMMEDIATE;
  public static final Deferral INITIALLY_DEFERRED = Deferral.INITIALLY_DEFERRED;

  private Definitions() {}

  /** A column that takes NULL and has no default. */
  public static Column column(String name, Type type) {
    return Column.of(name, type);
  }

  public static Type smallInteger() {
    return Type.Scalar.SMALL_INTEGER;
  }

  public static Type integer() {
    return Type.Scalar.INTEGER;
  }

  public static Type bigInteger() {
    return Type.Scalar.BIG_INTEGER;
  }

  public static Type real() {
    return Type.Scalar.REAL;
  }

  public static Type doublePrecision() {
    return Type.Scalar.DOUBLE_PRECISION;
  }

  /** A number of any precision. */
  public static Type decimal() {
    return new Type.Decimal(OptionalInt.empty(), 0);
  }

  public static Type decimal(int precision, int scale) {
    return new Type.Decimal(OptionalInt.of(precision), scale);
  }

  public static Type bool() {
    return Type.Scalar.BOOLEAN;
  }

  /** Text of at most {@code length} characters. */
  public static Type string(int length) {
    return new Type.Varchar(OptionalInt.of(length));
  }

  /** {@code varchar} without a length; {@link #text()} is the same to PostgreSQL, and shorter. */
  public static Type string() {
    return new Type.Varchar(OptionalInt.empty());
  }

  /** Text of exactly {@code length} characters, padded with blanks. */
  public static Type fixedString(int length) {
    return new Type.Char(length);
  }

  public static Type text() {
    return Type.Scalar.TEXT;
  }

  public static Type bytes() {
    return Type.Scalar.BYTES;
  }

  public static Type date() {
    return Type.Scalar.DATE;
  }

  public static Type time() {
    return new Type.Time(OptionalInt.empty(), false);
  }

  public static Type time(int precision) {
    return new Type.Time(OptionalInt.of(precision), false);
  }

  public static Type timeWithTimeZone() {
    return new Type.Time(OptionalInt.empty(), true);
  }

  public static Type timeWithTimeZone(int precision) {
    return new Type.Time(OptionalInt.of(precision), true);
  }

  public static Type timestamp() {
    return new Type.Timestamp(OptionalInt.empty(), false);
  }

  public static Type timestamp(int precision) {
    return new Type.Timestamp(OptionalInt.of(precision), false);
  }

  public static Type timestampWithTimeZone() {
    return new Type.Timestamp(OptionalInt.empty(), true);
  }

  public static Type timestampWithTimeZone(int precision) {
    return new Type.Timestamp(OptionalInt.of(precision), true);
  }

  public static Type interval() {
    return Type.Scalar.INTERVAL;
  }

  public static Type uuid() {
    return Type.Scalar.UUID;
  }

  public static Type json() {
    return Type.Scalar.JSON;
  }

  /** The values of an enum that {@code createEnum} has made. */
  public static Type enumeration(String name, String... values) {
    return new Type.Enumeration(QualifiedName.parse(name), List.of(values));
  }

  public static Type array(Type element) {
    return new Type.Array(element);
  }

  /** A type by the database's own name for it. */
  public static Type sqlType(String text) {
    return new Type.Sql(text);
  }

  /** An expression that every dialect in use understands. */
  public static Expression sql(String text) {
    return new Expression.Sql(text);
  }

  /** An expression for each dialect: {@code sql(Map.of("postgresql", …, "sqlite", …))}. */
  public static Expression sql(Map<String, String> texts) {
    return new Expression.PerDialect(texts);
  }

  /** A string, where an expression is asked for. */
  public static Expression literal(String value) {
    return new Expression.TextLiteral(value);
  }

  public static Expression literal(long value) {
    return new Expression.NumberLiteral(BigDecimal.valueOf(value));
  }

  public static Expression literal(BigDecimal value) {
    return new Expression.NumberLiteral(value);
  }

  public static Expression literal(boolean value) {
    return new Expression.BooleanLiteral(value);
  }

  public static Expression currentTimestamp() {
    return Expression.Function.CURRENT_TIMESTAMP;
  }

  public static Expression currentDate() {
    return Expression.Function.CURRENT_DATE;
  }

  public static Expression currentTime() {
    return Expression.Function.CURRENT_TIME;
  }

  /** A random UUID, version 4. */
  public static Expression generatedUuid() {
    return Expression.Function.GENERATED_UUID;
  }

  /** {@code GENERATED BY DEFAULT AS IDENTITY}. */
  public static Identity byDefault() {
    return Identity.BY_DEFAULT;
  }

  /** {@code GENERATED BY DEFAULT AS IDENTITY}, counting in its own way. */
  public static Identity byDefault(SequenceOptions options) {
    return new Identity(false, options);
  }

  /** {@code GENERATED ALWAYS AS IDENTITY}. */
  public static Identity always() {
    return Identity.ALWAYS;
  }

  /** {@code GENERATED ALWAYS AS IDENTITY}, counting in its own way. */
  public static Identity always(SequenceOptions options) {
    return new Identity(true, options);
  }

  /** One by one from 1. */
  public static SequenceOptions counting() {
    return SequenceOptions.DEFAULT;
  }

  public static PrimaryKey primaryKey(String... columns) {
    return new PrimaryKey(Optional.empty(), List.of(columns));
  }

  public static UniqueConstraint unique(String... columns) {
    return new UniqueConstraint(Optional.empty(), List.of(columns), false, Deferral.NOT_DEFERRABLE);
  }

  public static CheckConstraint check(String condition) {
    return check(sql(condition));
  }

  public static CheckConstraint check(Expression condition) {
    return new CheckConstraint(Optional.empty(), condition);
  }

  /** The referencing side of a foreign key; {@code references} completes it. */
  public static ForeignKeyColumns foreignKey(String... columns) {
    return new ForeignKeyColumns(List.of(columns));
  }

  /** A foreign key that does not yet say what it references. */
  public record ForeignKeyColumns(List<String> columns) {

    public ForeignKey references(String table, String... referencedColumns) {
      return new ForeignKey(
          Optional.empty(),
          columns,
          QualifiedName.parse(table),
          List.of(referencedColumns),
          ReferentialAction.NO_ACTION,
          ReferentialAction.NO_ACTION,
          Deferral.NOT_DEFERRABLE);
    }
  }

  /** What the table is for, in words. */
  public static TableElement comment(String text) {
    return new TableElement.Comment(text);
  }

  /** What only one dialect knows of a table: {@code option("sqlite.strict", "true")}. */
  public static TableElement option(String name, String value) {
    return new TableElement.Option(name, value);
  }

  /** An index on columns; {@code named} gives it a name. */
  public static Index index(String... columns) {
    return Index.on(columns);
  }

  /** An index on columns and expressions in given orders. */
  public static Index index(IndexKey... keys) {
    return Index.on(List.of(keys));
  }

  public static IndexKey key(String column) {
    return IndexKey.column(column);
  }

  public static IndexKey key(Expression expression) {
    return IndexKey.expression(expression);
  }
}

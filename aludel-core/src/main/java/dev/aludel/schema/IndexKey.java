package dev.aludel.schema;

import java.util.Optional;

/**
 * One key of an index: a column or an expression, and how it is ordered.
 *
 * @param column the column's name, or empty for an expression
 * @param expression the expression, or empty for a column
 * @param descending whether the greatest value comes first
 * @param nulls where NULLs stand, when it is not where the order puts them by itself (last when
 *     ascending, first when descending, in PostgreSQL; the other way round in SQLite)
 * @param collation how text compares, when it is not as the column says
 * @param operatorClass PostgreSQL's operator class, when it is not the type's default
 */
public record IndexKey(
    Optional<String> column,
    Optional<Expression> expression,
    boolean descending,
    Optional<Nulls> nulls,
    Optional<String> collation,
    Optional<String> operatorClass) {

  /** Where NULLs stand in an order. */
  public enum Nulls {
    FIRST,
    LAST
  }

  public IndexKey {
    if (column.isPresent() == expression.isPresent()) {
      throw new SchemaException("An index key is either a column or an expression.");
    }
  }

  public static IndexKey column(String name) {
    return new IndexKey(
        Optional.of(name),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public static IndexKey expression(Expression expression) {
    return new IndexKey(
        Optional.empty(),
        Optional.of(expression),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public IndexKey desc() {
    return new IndexKey(column, expression, true, nulls, collation, operatorClass);
  }

  public IndexKey nulls(Nulls where) {
    return new IndexKey(
        column, expression, descending, Optional.of(where), collation, operatorClass);
  }

  /** {@code NULLS FIRST}. */
  public IndexKey nullsFirst() {
    return nulls(Nulls.FIRST);
  }

  /** {@code NULLS LAST}. */
  public IndexKey nullsLast() {
    return nulls(Nulls.LAST);
  }

  public IndexKey collate(String name) {
    return new IndexKey(column, expression, descending, nulls, Optional.of(name), operatorClass);
  }

  public IndexKey operatorClass(String name) {
    return new IndexKey(column, expression, descending, nulls, collation, Optional.of(name));
  }

  IndexKey withColumnRenamed(String from, String to) {
    return new IndexKey(
        column.map(name -> name.equals(from) ? to : name),
        expression.map(e -> e.withColumnRenamed(from, to)),
        descending,
        nulls,
        collation,
        operatorClass);
  }

  // As it would be by itself, but fast from the first call on: see QualifiedName.
  @Override
  public boolean equals(Object other) {
    return other instanceof IndexKey that
        && descending == that.descending
        && column.equals(that.column)
        && expression.equals(that.expression)
        && nulls.equals(that.nulls)
        && collation.equals(that.collation)
        && operatorClass.equals(that.operatorClass);
  }

  @Override
  public int hashCode() {
    return 31 * column.hashCode() + expression.hashCode();
  }
}

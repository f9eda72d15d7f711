package dev.aludel.operation;

import dev.aludel.schema.Expression;
import dev.aludel.schema.Generated;
import dev.aludel.schema.Identity;
import dev.aludel.schema.Type;
import java.math.BigDecimal;
import java.util.Optional;

/** The words in which revisions alter columns, in SQL's own terms, to be imported statically. */
public final class ColumnChanges {

  private ColumnChanges() {}

  public static ColumnChange toType(Type type) {
    return new ColumnChange.SetType(type, Optional.empty());
  }

  /** Another type, with how the old value becomes the new one ({@code USING}). */
  public static ColumnChange toType(Type type, Expression using) {
    return new ColumnChange.SetType(type, Optional.of(using));
  }

  public static ColumnChange setNotNull() {
    return new ColumnChange.SetNullable(false);
  }

  /**
   * NOT NULL as only PostgreSQL 18 and newer have it: {@code NOT VALID}, for rows that are there
   * and hold NULL; {@code NO INHERIT}, for the table without its children; or {@code NO INHERIT NOT
   * VALID} (ALTER TABLE, ADD table_constraint). {@code ONLY} leaves children as they are on servers
   * before 18, too.
   */
  public static ColumnChange setNotNull(String state) {
    return new ColumnChange.SetNullable(false, Optional.empty(), Optional.of(state));
  }

  /** The same, as a constraint of that name. */
  public static ColumnChange setNotNull(String name, String state) {
    return new ColumnChange.SetNullable(false, Optional.of(name), Optional.of(state));
  }

  public static ColumnChange dropNotNull() {
    return new ColumnChange.SetNullable(true);
  }

  public static ColumnChange setDefault(String value) {
    return setDefault(new Expression.TextLiteral(value));
  }

  public static ColumnChange setDefault(long value) {
    return setDefault(new Expression.NumberLiteral(BigDecimal.valueOf(value)));
  }

  public static ColumnChange setDefault(BigDecimal value) {
    return setDefault(new Expression.NumberLiteral(value));
  }

  public static ColumnChange setDefault(boolean value) {
    return setDefault(new Expression.BooleanLiteral(value));
  }

  public static ColumnChange setDefault(Expression value) {
    return new ColumnChange.SetDefault(Optional.of(value));
  }

  public static ColumnChange dropDefault() {
    return new ColumnChange.SetDefault(Optional.empty());
  }

  public static ColumnChange setIdentity(Identity identity) {
    return new ColumnChange.SetIdentity(Optional.of(identity));
  }

  public static ColumnChange dropIdentity() {
    return new ColumnChange.SetIdentity(Optional.empty());
  }

  public static ColumnChange setExpression(Expression expression, boolean stored) {
    return new ColumnChange.SetGenerated(Optional.of(new Generated(expression, stored)));
  }

  public static ColumnChange dropExpression() {
    return new ColumnChange.SetGenerated(Optional.empty());
  }

  public static ColumnChange setCollation(String collation) {
    return new ColumnChange.SetCollation(Optional.of(collation));
  }

  public static ColumnChange dropCollation() {
    return new ColumnChange.SetCollation(Optional.empty());
  }

  public static ColumnChange setComment(String comment) {
    return new ColumnChange.SetColumnComment(Optional.of(comment));
  }

  public static ColumnChange dropComment() {
    return new ColumnChange.SetColumnComment(Optional.empty());
  }
}

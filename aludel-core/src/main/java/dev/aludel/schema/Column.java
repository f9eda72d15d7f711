package dev.aludel.schema;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A column of a table. Without more said it takes NULL and has no default, as in SQL.
 *
 * <p>A column is a value; each method below answers with another one:
 *
 * <pre>{@code
 * column("is_archived", bool()).notNull().defaultsTo(false)
 * }</pre>
 *
 * @param name the column's name, as written
 * @param type what it holds
 * @param nullable whether NULL is allowed
 * @param defaultValue what an INSERT without a value stores
 * @param identity numbers given by the database
 * @param generated a value worked out from the row
 * @param collation how its text compares, by the database's name for it
 * @param comment what it means, in words
 */
public record Column(
    String name,
    Type type,
    boolean nullable,
    Optional<Expression> defaultValue,
    Optional<Identity> identity,
    Optional<Generated> generated,
    Optional<String> collation,
    Optional<String> comment)
    implements TableElement {

  public Column {
    if (name.isEmpty()) {
      throw new SchemaException("A column's name may not be empty.");
    }
    int sources =
        (defaultValue.isPresent() ? 1 : 0)
            + (identity.isPresent() ? 1 : 0)
            + (generated.isPresent() ? 1 : 0);
    if (sources > 1) {
      throw new SchemaException(
          "Column %s can have only one of a default, an identity and a generating expression."
              .formatted(name));
    }
  }

  /** A column that takes NULL and has no default. */
  public static Column of(String name, Type type) {
    return new Column(
        name,
        type,
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public Column named(String newName) {
    return new Column(
        newName, type, nullable, defaultValue, identity, generated, collation, comment);
  }

  public Column ofType(Type newType) {
    return new Column(
        name, newType, nullable, defaultValue, identity, generated, collation, comment);
  }

  public Column notNull() {
    return withNullable(false);
  }

  public Column withNullable(boolean allowed) {
    return new Column(name, type, allowed, defaultValue, identity, generated, collation, comment);
  }

  public Column defaultsTo(String value) {
    return defaultsTo(new Expression.TextLiteral(value));
  }

  public Column defaultsTo(long value) {
    return defaultsTo(new Expression.NumberLiteral(BigDecimal.valueOf(value)));
  }

  public Column defaultsTo(BigDecimal value) {
    return defaultsTo(new Expression.NumberLiteral(value));
  }

  public Column defaultsTo(boolean value) {
    return defaultsTo(new Expression.BooleanLiteral(value));
  }

  public Column defaultsTo(Expression value) {
    return withDefault(Optional.of(value));
  }

  public Column withDefault(Optional<Expression> value) {
    return new Column(name, type, nullable, value, identity, generated, collation, comment);
  }

  /** Numbered by the database where no value is given; never NULL. */
  public Column identity(Identity value) {
    return withIdentity(Optional.of(value)).notNull();
  }

  public Column withIdentity(Optional<Identity> value) {
    return new Column(name, type, nullable, defaultValue, value, generated, collation, comment);
  }

  /** Worked out when the row is written, and kept. */
  public Column storedAs(Expression expression) {
    return withGenerated(Optional.of(new Generated(expression, true)));
  }

  /** Worked out whenever it is read. */
  public Column virtualAs(Expression expression) {
    return withGenerated(Optional.of(new Generated(expression, false)));
  }

  public Column withGenerated(Optional<Generated> value) {
    return new Column(name, type, nullable, defaultValue, identity, value, collation, comment);
  }

  public Column collate(String value) {
    return withCollation(Optional.of(value));
  }

  public Column withCollation(Optional<String> value) {
    return new Column(name, type, nullable, defaultValue, identity, generated, value, comment);
  }

  public Column comment(String text) {
    return withComment(Optional.of(text));
  }

  public Column withComment(Optional<String> text) {
    return new Column(name, type, nullable, defaultValue, identity, generated, collation, text);
  }

  // As it would be by itself, but fast from the first call on: see QualifiedName.
  @Override
  public boolean equals(Object other) {
    return other instanceof Column that
        && nullable == that.nullable
        && name.equals(that.name)
        && type.equals(that.type)
        && defaultValue.equals(that.defaultValue)
        && identity.equals(that.identity)
        && generated.equals(that.generated)
        && collation.equals(that.collation)
        && comment.equals(that.comment);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + type.hashCode();
  }
}

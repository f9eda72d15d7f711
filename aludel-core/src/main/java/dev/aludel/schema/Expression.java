package dev.aludel.schema;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A value that the database works out: a default, the condition of a check, the key of an index.
 *
 * <p>What every database can say has a form of its own, so that it is written once and compared
 * without its spelling. All else is SQL, for every dialect or for each.
 */
public sealed interface Expression {

  /** Hands this expression to the case that fits it. */
  <R> R match(Cases<R> cases);

  /** One answer for each kind of expression. */
  interface Cases<R> {
    R on(TextLiteral expression);

    R on(NumberLiteral expression);

    R on(BooleanLiteral expression);

    R on(Function expression);

    R on(Sql expression);

    R on(PerDialect expression);
  }

  /** Whether its SQL names that column; in doubt, such as for other capitals, it does. */
  default boolean mentions(String column) {
    return false;
  }

  /** The same expression over a renamed column, as the database has it after the renaming. */
  default Expression withColumnRenamed(String from, String to) {
    return this;
  }

  // What most of the records below would have by themselves is written out: see QualifiedName.

  /** A string literal. */
  record TextLiteral(String value) implements Expression {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.on(this);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof TextLiteral that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
      return value.hashCode();
    }
  }

  /** A numeric literal; {@code 0.50} and {@code 0.5} are the same one. */
  record NumberLiteral(BigDecimal value) implements Expression {
    public NumberLiteral {
      value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    /** The literal's digits, without an exponent. */
    public String digits() {
      return value.toPlainString();
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.on(this);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof NumberLiteral that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
      return value.hashCode();
    }
  }

  /** {@code TRUE} or {@code FALSE}. */
  record BooleanLiteral(boolean value) implements Expression {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.on(this);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof BooleanLiteral that && value == that.value;
    }

    @Override
    public int hashCode() {
      return Boolean.hashCode(value);
    }
  }

  /** The functions that every dialect has, by whatever name. */
  enum Function implements Expression {
    CURRENT_TIMESTAMP,
    CURRENT_DATE,
    CURRENT_TIME,
    /** A random UUID, version 4. */
    GENERATED_UUID;

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** SQL that every dialect in use understands. */
  record Sql(String text) implements Expression {
    public Sql {
      if (text.isBlank()) {
        throw new SchemaException("An SQL expression may not be empty.");
      }
    }

    @Override
    public boolean mentions(String column) {
      return SqlIdentifiers.mentions(text, column);
    }

    @Override
    public Expression withColumnRenamed(String from, String to) {
      return new Sql(SqlIdentifiers.renamed(text, from, to));
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.on(this);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Sql that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
      return text.hashCode();
    }
  }

  /** SQL for each dialect, by the dialect's name. */
  record PerDialect(SortedMap<String, String> texts) implements Expression {
    public PerDialect {
      texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }

    public PerDialect(Map<String, String> texts) {
      this(new TreeMap<>(texts));
    }

    @Override
    public boolean mentions(String column) {
      return texts.values().stream().anyMatch(text -> SqlIdentifiers.mentions(text, column));
    }

    @Override
    public Expression withColumnRenamed(String from, String to) {
      SortedMap<String, String> renamed = new TreeMap<>(texts);
      renamed.replaceAll((dialect, text) -> SqlIdentifiers.renamed(text, from, to));
      return new PerDialect(renamed);
    }

    /** The text for a dialect, if there is one. */
    public Optional<String> on(String dialect) {
      return Optional.ofNullable(texts.get(dialect));
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.on(this);
    }
  }
}

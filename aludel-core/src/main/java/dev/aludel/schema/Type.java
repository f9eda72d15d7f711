package dev.aludel.schema;

import java.util.List;
import java.util.OptionalInt;

/**
 * The type of a column, as a model means it.
 *
 * <p>A type is logical: each dialect compiles it to its best form by one documented table and reads
 * its own declarations back to the same value. {@link Sql} is the way out for what has no logical
 * form.
 */
public sealed interface Type {

  /** Hands this type to the case that fits it. A new type is a new case, in every place at once. */
  <R> R match(Cases<R> cases);

  /** One answer for each type. */
  interface Cases<R> {
    R on(Scalar type);

    R on(Varchar type);

    R on(Char type);

    R on(Decimal type);

    R on(Time type);

    R on(Timestamp type);

    R on(Enumeration type);

    R on(Array type);

    R on(Sql type);
  }

  /** This type with the enum of that name, or an array of it, replaced. */
  default Type withEnumeration(QualifiedName name, Enumeration replacement) {
    return this;
  }

  /** The types that take no parameter. */
  enum Scalar implements Type {
    /** Two bytes: −32,768 to 32,767. */
    SMALL_INTEGER,
    /** Four bytes: ±2.1 thousand million. */
    INTEGER,
    /** Eight bytes: ±9.2 × 10^18. */
    BIG_INTEGER,
    /** Four bytes of binary floating point. */
    REAL,
    /** Eight bytes of binary floating point. */
    DOUBLE_PRECISION,
    BOOLEAN,
    /** Text of any length. */
    TEXT,
    /** Bytes of any length. */
    BYTES,
    DATE,
    INTERVAL,
    UUID,
    /** A JSON value, checked on the way in. */
    JSON;

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.on(this);
    }
  }

  // What the records below would have by themselves is written out: see QualifiedName.

  /** Text of at most {@code length} characters, or of any length. */
  record Varchar(OptionalInt length) implements Type {
    public Varchar {
      if (length.isPresent() && length.getAsInt() < 1) {
        throw new SchemaException(
            "A string's length must be at least 1, not %d.".formatted(length.getAsInt()));
      }
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.on(this);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Varchar that && length.equals(that.length);
    }

    @Override
    public int hashCode() {
      return length.hashCode();
    }
  }

  /** Text of exactly {@code length} characters, padded with blanks. */
  record Char(int length) implements Type {
    public Char {
      if (length < 1) {
        throw new SchemaException("A char's length must be at least 1, not %d.".formatted(length));
      }
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.on(this);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Char that && length == that.length;
    }

    @Override
    public int hashCode() {
      return length;
    }
  }

  /**
   * An exact number.
   *
   * @param precision decimal digits in all; without it, any number of digits on both sides
   * @param scale digits after the point; 0 without a precision
   */
  record Decimal(OptionalInt precision, int scale) implements Type {
    public Decimal {
      if (precision.isPresent() && precision.getAsInt() < 1) {
        throw new SchemaException(
            "A decimal's precision must be at least 1, not %d.".formatted(precision.getAsInt()));
      }
      if (precision.isEmpty() && scale != 0) {
        throw new SchemaException("A decimal with a scale needs a precision.");
      }
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.on(this);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Decimal that
          && scale == that.scale
          && precision.equals(that.precision);
    }

    @Override
    public int hashCode() {
      return 31 * precision.hashCode() + scale;
    }
  }

  /**
   * A time of day.
   *
   * @param precision digits of the second's fraction; without it, the database's own (6)
   */
  record Time(OptionalInt precision, boolean withTimeZone) implements Type {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.on(this);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Time that
          && withTimeZone == that.withTimeZone
          && precision.equals(that.precision);
    }

    @Override
    public int hashCode() {
      return 31 * precision.hashCode() + Boolean.hashCode(withTimeZone);
    }
  }

  /**
   * A date and a time of day; with a time zone, an instant.
   *
   * @param precision digits of the second's fraction; without it, the database's own (6)
   */
  record Timestamp(OptionalInt precision, boolean withTimeZone) implements Type {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.on(this);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Timestamp that
          && withTimeZone == that.withTimeZone
          && precision.equals(that.precision);
    }

    @Override
    public int hashCode() {
      return 31 * precision.hashCode() + Boolean.hashCode(withTimeZone);
    }
  }

  /**
   * One of the values of an {@link EnumType}. It carries the values, because a database without
   * enum types needs them wherever the type is used.
   */
  record Enumeration(QualifiedName name, List<String> values) implements Type {
    public Enumeration {
      values = List.copyOf(values);
    }

    @Override
    public Type withEnumeration(QualifiedName replaced, Enumeration replacement) {
      return name.equals(replaced) ? replacement : this;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** An array of {@code element}s, of any length. */
  record Array(Type element) implements Type {
    @Override
    public Type withEnumeration(QualifiedName name, Enumeration replacement) {
      return new Array(element.withEnumeration(name, replacement));
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.on(this);
    }
  }

  /** A type by the database's own name for it, such as {@code geometry(Point,4326)}. */
  record Sql(String text) implements Type {
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
}

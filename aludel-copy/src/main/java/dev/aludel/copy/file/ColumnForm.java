package dev.aludel.copy.file;

import dev.aludel.copy.wire.Wire;
import dev.aludel.schema.Type;

/** How the values of a column are written, and what they are read as. */
enum ColumnForm {
  /** As SQLite stores it, whatever the column was declared for. */
  STORED,
  /** The same, with 0 and 1 as false and true. */
  STORED_BOOLEAN,
  /** The same, with objects and arrays as such. */
  STORED_DOCUMENT,
  /** From a file of unknown origin for SQLite, which makes of it what its column wants. */
  LOOSE,
  BOOLEAN,
  INTEGER,
  /** A real of four bytes. */
  SINGLE,
  /** A real of eight bytes. */
  DOUBLE,
  /** A decimal with all the digits that are written. */
  DECIMAL,
  BYTES,
  /** Text, and all that is written as text: dates, UUIDs, enums. */
  TEXT,
  /** JSON, and arrays. */
  DOCUMENT;

  /** For a column of PostgreSQL's. */
  static ColumnForm of(Wire wire) {
    return switch (wire.kind()) {
      case BOOL -> BOOLEAN;
      case INT2, INT4, INT8 -> INTEGER;
      case FLOAT4 -> SINGLE;
      case FLOAT8 -> DOUBLE;
      case NUMERIC -> DECIMAL;
      case BYTEA -> BYTES;
      case JSONB, JSON, ARRAY -> DOCUMENT;
      default -> TEXT;
    };
  }

  /** For a column of SQLite's. */
  static ColumnForm stored(Type type) {
    if (type == Type.Scalar.BOOLEAN) {
      return STORED_BOOLEAN;
    }
    return type == Type.Scalar.JSON || type instanceof Type.Array ? STORED_DOCUMENT : STORED;
  }

  /** For a column of SQLite's that values of unknown origin go to. */
  static ColumnForm loose(Type type) {
    if (type == Type.Scalar.BOOLEAN) {
      return BOOLEAN;
    }
    return type == Type.Scalar.BYTES ? BYTES : LOOSE;
  }

  boolean isBoolean() {
    return this == BOOLEAN || this == STORED_BOOLEAN;
  }

  boolean isDocument() {
    return this == DOCUMENT || this == STORED_DOCUMENT;
  }

  boolean isStored() {
    return this == STORED || this == STORED_BOOLEAN || this == STORED_DOCUMENT;
  }

  boolean isReal() {
    return this == SINGLE || this == DOUBLE;
  }

  /** Whether a number is kept as the text that it is written as. */
  boolean keepsDigits() {
    return this == DECIMAL || this == TEXT || this == DOCUMENT;
  }
}

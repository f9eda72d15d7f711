package dev.aludel.copy.wire;

import java.nio.charset.StandardCharsets;

/**
 * One value as SQLite holds it: of one of five storage classes (its datatype3.html, section 2).
 * Mutable, so that one serves for all rows.
 */
public final class Value {

  /** The storage classes, by SQLite's own numbers for them. */
  public static final int INTEGER = 1;

  public static final int REAL = 2;
  public static final int TEXT = 3;
  public static final int BLOB = 4;
  public static final int NULL = 5;

  private static final byte[] NOTHING = new byte[0];

  private int storage = NULL;
  private long integer;
  private double real;
  private byte[] bytes = NOTHING;

  public int storage() {
    return storage;
  }

  public long integer() {
    return integer;
  }

  public double real() {
    return real;
  }

  /** The text in UTF-8, or the BLOB. */
  public byte[] bytes() {
    return bytes;
  }

  public Value setNull() {
    storage = NULL;
    bytes = NOTHING;
    return this;
  }

  public Value set(long value) {
    storage = INTEGER;
    integer = value;
    return this;
  }

  public Value set(double value) {
    storage = REAL;
    real = value;
    return this;
  }

  public Value setText(byte[] utf8) {
    storage = TEXT;
    bytes = utf8;
    return this;
  }

  public Value setText(String text) {
    return setText(text.getBytes(StandardCharsets.UTF_8));
  }

  public Value setBlob(byte[] blob) {
    storage = BLOB;
    bytes = blob;
    return this;
  }

  /** The text, with U+FFFD for what is no UTF-8. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** For people: what it is and how it begins. */
  public String shown() {
    return switch (storage) {
      case INTEGER -> Long.toString(integer);
      case REAL -> Decimals.shortest(real);
      case TEXT -> "'" + shortened(text()) + "'";
      case BLOB -> "x'" + hex() + "'";
      default -> "NULL";
    };
  }

  private static String shortened(String text) {
    String plain = text.replace("\0", "\\0").replace("\n", "\\n").replace("\r", "\\r");
    return plain.length() <= 40
        ? plain
        : plain.substring(
                0,
                plain.offsetByCodePoints(0, Math.min(37, plain.codePointCount(0, plain.length()))))
            + "…";
  }

  private String hex() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(bytes.length, 16); i++) {
      text.append("%02x".formatted(bytes[i] & 0xFF));
    }
    return text.append(bytes.length > 16 ? "…" : "").toString();
  }
}

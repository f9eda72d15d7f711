package dev.aludel.copy.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

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
  private int offset;
  private int length;

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
    if (length != bytes.length) {
      bytes = Arrays.copyOfRange(bytes, offset, offset + length);
      offset = 0;
    }
    return bytes;
  }

  /** What holds the text or the BLOB, of which it may be a part only. */
  byte[] array() {
    return bytes;
  }

  /** Where in {@link #array} it begins. */
  int offset() {
    return offset;
  }

  /** How many bytes it has. */
  public int length() {
    return length;
  }

  public Value setNull() {
    storage = NULL;
    return hold(NOTHING, 0, 0);
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
    return setText(utf8, 0, utf8.length);
  }

  /** A text that is a part of these bytes. */
  public Value setText(byte[] utf8, int from, int count) {
    storage = TEXT;
    return hold(utf8, from, count);
  }

  public Value setText(String text) {
    return setText(text.getBytes(StandardCharsets.UTF_8));
  }

  public Value setBlob(byte[] blob) {
    storage = BLOB;
    return hold(blob, 0, blob.length);
  }

  private Value hold(byte[] array, int from, int count) {
    bytes = array;
    offset = from;
    length = count;
    return this;
  }

  /** The text, with U+FFFD for what is no UTF-8. */
  public String text() {
    return new String(bytes, offset, length, StandardCharsets.UTF_8);
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
    for (int i = 0; i < Math.min(length, 16); i++) {
      text.append("%02x".formatted(bytes[offset + i] & 0xFF));
    }
    return text.append(length > 16 ? "…" : "").toString();
  }
}

package dev.aludel.copy.wire;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a wire form the value that SQLite holds. What an {@link Encoder} makes of that value is
 * the same wire form again.
 */
public final class Decoder {

  private final Wire wire;
  private final boolean numericText;

  /**
   * @param numericText whether the column keeps a decimal as text, so that none loses digits
   */
  public Decoder(Wire wire, boolean numericText) {
    this.wire = wire;
    this.numericText = numericText;
  }

  /**
   * Reads a field that is not NULL.
   *
   * @return the problem if SQLite cannot hold the value; {@code into} then is what comes next to it
   */
  public @Nullable Problem decode(RowBuffer row, int field, Value into) {
    switch (wire.kind()) {
      case BOOL -> into.set((long) row.getByte(field));
      case INT2 -> into.set((long) row.getShort(field));
      case INT4 -> into.set((long) row.getInt(field));
      case INT8 -> into.set(row.getLong(field));
      case FLOAT4 -> real(Float.intBitsToFloat(row.getInt(field)), into);
      case FLOAT8 -> real(Double.longBitsToDouble(row.getLong(field)), into);
      case DATE -> into.setText(date(row.getInt(field)));
      case TIME -> into.setText(Temporal.time(row.getLong(field)));
      case TIMESTAMP -> into.setText(timestamp(row.getLong(field), ""));
      case TIMESTAMPTZ -> into.setText(timestamp(row.getLong(field), "+00:00"));
      default -> {
        return decode(row.bytes(field), into);
      }
    }
    return null;
  }

  private @Nullable Problem decode(byte[] bytes, Value into) {
    switch (wire.kind()) {
      case NUMERIC -> {
        return numeric(bytes, into);
      }
      case BYTEA -> into.setBlob(bytes);
      case UUID -> into.setText(Uuids.text(bytes));
      case JSONB -> into.setText(Arrays.copyOfRange(bytes, 1, bytes.length));
      case BPCHAR -> into.setText(trimmed(bytes));
      case INTERVAL -> into.setText(Intervals.iso(bytes));
      case TIMETZ -> {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        into.setText(Temporal.time(buffer.getLong()) + Temporal.offset(-buffer.getInt()));
      }
      case ARRAY -> into.setText(JsonText.text(list(bytes)));
      case SQLITE -> asStored(bytes, into);
      default -> into.setText(bytes);
    }
    return null;
  }

  /** SQLite has no NaN: it would make NULL of it. */
  private static void real(double value, Value into) {
    if (Double.isNaN(value)) {
      into.setText("NaN");
    } else {
      into.set(value);
    }
  }

  private @Nullable Problem numeric(byte[] bytes, Value into) {
    Optional<BigDecimal> number = Decimals.read(bytes);
    if (number.isEmpty()) {
      double special = Decimals.special(bytes);
      real(special, into);
      return null;
    }
    BigDecimal decimal = number.get();
    if (numericText) {
      into.setText(decimal.toPlainString());
      return null;
    }
    BigDecimal plain = decimal.signum() == 0 ? BigDecimal.ZERO : decimal.stripTrailingZeros();
    if (plain.scale() <= 0 && plain.precision() - plain.scale() <= 18) {
      into.set(plain.longValue());
      return null;
    }
    double real = decimal.doubleValue();
    into.set(real);
    boolean same = Double.isFinite(real) && Decimals.decimal(real).compareTo(decimal) == 0;
    // Of more than 15 digits SQLite's own arithmetic and text forms would show others.
    return same && plain.precision() <= 15 ? null : Problem.LOSES_DIGITS;
  }

  private static String date(int days) {
    if (days == Integer.MAX_VALUE || days == Integer.MIN_VALUE) {
      return days > 0 ? "infinity" : "-infinity";
    }
    return Temporal.date(days + (long) Temporal.EPOCH_DAY);
  }

  private static String timestamp(long micros, String offset) {
    if (micros == Long.MAX_VALUE || micros == Long.MIN_VALUE) {
      return micros > 0 ? "infinity" : "-infinity";
    }
    return Temporal.timestamp(micros) + offset;
  }

  private static byte[] trimmed(byte[] text) {
    int end = text.length;
    while (end > 0 && text[end - 1] == ' ') {
      end--;
    }
    return Arrays.copyOf(text, end);
  }

  private static void asStored(byte[] bytes, Value into) {
    ByteBuffer tagged = ByteBuffer.wrap(bytes);
    switch (tagged.get()) {
      case Value.INTEGER -> into.set(tagged.getLong());
      case Value.REAL -> into.set(Double.longBitsToDouble(tagged.getLong()));
      case Value.TEXT -> into.setText(Arrays.copyOfRange(bytes, 1, bytes.length));
      default -> into.setBlob(Arrays.copyOfRange(bytes, 1, bytes.length));
    }
  }

  private List<@Nullable Object> list(byte[] bytes) {
    ByteBuffer array = ByteBuffer.wrap(bytes);
    int dimensions = array.getInt();
    array.getInt();
    array.getInt();
    int[] sizes = new int[dimensions];
    for (int i = 0; i < dimensions; i++) {
      sizes[i] = array.getInt();
      array.getInt();
    }
    return dimensions == 0 ? List.of() : list(array, sizes, 0);
  }

  private List<@Nullable Object> list(ByteBuffer array, int[] sizes, int depth) {
    List<@Nullable Object> list = new ArrayList<>();
    for (int i = 0; i < sizes[depth]; i++) {
      list.add(depth + 1 < sizes.length ? list(array, sizes, depth + 1) : element(array));
    }
    return list;
  }

  private @Nullable Object element(ByteBuffer array) {
    int length = array.getInt();
    if (length < 0) {
      return null;
    }
    byte[] bytes = new byte[length];
    array.get(bytes);
    Wire element = wire.element().orElseThrow();
    RowBuffer row = new RowBuffer(bytes.length + 8);
    row.beginRow(1);
    row.putBytes(bytes);
    Value value = new Value();
    new Decoder(element, true).decode(row, 0, value);
    return switch (element.kind()) {
      case BOOL -> value.integer() == 1;
      case JSONB, JSON ->
          JsonText.array(wrapped(value.bytes()))
              .<@Nullable Object>map(list -> list.get(0))
              .orElse(null);
      case BYTEA -> "\\x" + HexFormat.of().formatHex(value.bytes());
      default -> plain(value);
    };
  }

  private static byte[] wrapped(byte[] json) {
    return ("[" + new String(json, StandardCharsets.UTF_8) + "]").getBytes(StandardCharsets.UTF_8);
  }

  private Object plain(Value value) {
    boolean numeric = wire.element().orElseThrow().kind() == Wire.Kind.NUMERIC;
    return switch (value.storage()) {
      case Value.INTEGER -> BigDecimal.valueOf(value.integer());
      case Value.REAL ->
          Double.isFinite(value.real())
              ? Decimals.decimal(value.real())
              : value.real() > 0 ? "Infinity" : "-Infinity";
      default ->
          numeric && !value.text().equals("NaN") ? new BigDecimal(value.text()) : value.text();
    };
  }
}

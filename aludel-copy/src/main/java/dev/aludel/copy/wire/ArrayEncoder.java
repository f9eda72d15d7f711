package dev.aludel.copy.wire;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts a JSON array as {@code array_send} has it: its dimensions, then each element. */
final class ArrayEncoder extends Encoder {

  private final Wire element;
  private final Encoder encoder;

  ArrayEncoder(Wire element, ZoneId zone) {
    this.element = element;
    this.encoder = Encoder.of(element, zone);
  }

  @Override
  public @Nullable Problem encode(Value value, RowBuffer out) {
    Optional<List<?>> array =
        value.storage() == Value.TEXT ? JsonText.array(value.bytes()) : Optional.empty();
    if (array.isEmpty()) {
      return Problem.NOT_ARRAY;
    }
    List<Integer> sizes = new ArrayList<>();
    List<@Nullable Object> elements = new ArrayList<>();
    if (!array.get().isEmpty() && !flatten(array.get(), 0, sizes, elements)) {
      return Problem.NOT_ARRAY;
    }
    RowBuffer body = new RowBuffer(256);
    body.beginRow(elements.size());
    boolean nulls = false;
    for (Object item : elements) {
      nulls |= item == null;
      if (item == null) {
        body.putNull();
      } else if (!put(item, body)) {
        return Problem.NOT_ARRAY;
      }
    }
    ByteBuffer field =
        ByteBuffer.allocate(12 + 8 * sizes.size() + Math.toIntExact(body.size()) - 2);
    field.putInt(sizes.size()).putInt(nulls ? 1 : 0).putInt(element.oid());
    sizes.forEach(size -> field.putInt(size).putInt(1));
    int[] skipped = {2};
    body.forEachPiece(
        (bytes, offset, length) -> {
          field.put(bytes, offset + skipped[0], length - skipped[0]);
          skipped[0] = 0;
        });
    out.putBytes(field.array());
    return null;
  }

  /** Arrays in an array are a further dimension, and all of one must be of one size. */
  private boolean flatten(
      List<?> list, int depth, List<Integer> sizes, List<@Nullable Object> elements) {
    if (depth == sizes.size()) {
      sizes.add(list.size());
    }
    if (sizes.get(depth) != list.size() || depth > 5) {
      return false;
    }
    boolean json = element.kind() == Wire.Kind.JSONB || element.kind() == Wire.Kind.JSON;
    for (Object item : list) {
      if (item instanceof List<?> inner && !json) {
        if (inner.isEmpty() || !flatten(inner, depth + 1, sizes, elements)) {
          return false;
        }
      } else {
        if (sizes.size() > depth + 1) {
          return false;
        }
        elements.add(item);
      }
    }
    return true;
  }

  private boolean put(Object item, RowBuffer body) {
    Value value = new Value();
    if (element.kind() == Wire.Kind.JSONB || element.kind() == Wire.Kind.JSON) {
      return encoder.encode(value.setText(JsonText.text(item)), body) == null;
    }
    if (item instanceof Boolean truth) {
      value.set(truth ? 1L : 0L);
    } else if (item instanceof BigDecimal number) {
      number(number, value);
    } else if (item instanceof Map) {
      return false;
    } else if (element.kind() == Wire.Kind.BYTEA) {
      Optional<byte[]> bytes = TextEncoders.Bytes.hex((String) item);
      bytes.ifPresent(body::putBytes);
      return bytes.isPresent();
    } else {
      value.setText((String) item);
    }
    return encoder.encode(value, body) == null;
  }

  private void number(BigDecimal number, Value value) {
    if (element.kind() == Wire.Kind.NUMERIC && element.scale() < 0) {
      value.setText(number.toPlainString());
      return;
    }
    if (element.kind() == Wire.Kind.FLOAT4 && names(number, number.floatValue())) {
      value.set((double) number.floatValue());
    } else if (element.kind() == Wire.Kind.FLOAT4 || element.kind() == Wire.Kind.FLOAT8) {
      value.set(number.doubleValue());
    } else if (number.scale() <= 0 && number.precision() - number.scale() <= 18) {
      value.set(number.longValue());
    } else {
      BigDecimal plain = number.stripTrailingZeros();
      boolean whole = plain.scale() <= 0 && plain.toBigInteger().bitLength() < 64;
      if (whole) {
        value.set(plain.longValue());
      } else {
        value.setText(number.toPlainString());
      }
    }
  }

  /**
   * Whether digits are those of a float with four bytes, as JSON has them: 0.1, and not
   * 0.100000001490116. Then it has no digit that they have not, though it is no double of theirs.
   */
  private static boolean names(BigDecimal digits, float real) {
    if (!Float.isFinite(real)) {
      return false;
    }
    MathContext asMany = new MathContext(digits.precision(), RoundingMode.HALF_EVEN);
    return new BigDecimal(real).round(asMany).compareTo(digits) == 0
        || new BigDecimal(Float.toString(real)).compareTo(digits) == 0;
  }
}

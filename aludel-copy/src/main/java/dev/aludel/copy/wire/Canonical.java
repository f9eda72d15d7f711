package dev.aludel.copy.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Puts a field as PostgreSQL sent it, in the one spelling that the same value has on the way to
 * PostgreSQL, too: only then do equal values have equal checksums.
 */
public interface Canonical {

  void put(byte[] message, int offset, int length, RowBuffer out);

  /**
   * For a column of that form.
   *
   * @param asSent whether the other side is PostgreSQL, too, so that its own spelling is kept
   */
  static Canonical of(Wire wire, boolean asSent) {
    return switch (wire.kind()) {
      case JSONB -> asSent ? Canonical::same : Canonical::json;
      // Without a scale of its own a numeric shows the digits that it was written with.
      case NUMERIC ->
          wire.size() < 0 && wire.scale() >= 0 && !asSent ? Canonical::numeric : Canonical::same;
      case ARRAY -> array(wire.element().orElseThrow(), asSent);
      default -> Canonical::same;
    };
  }

  /** The number of the elements' type is the target's own. */
  private static Canonical array(Wire element, boolean asSent) {
    Canonical each = of(element, asSent);
    return (message, offset, length, out) -> {
      ByteBuffer from = ByteBuffer.wrap(message, offset, length);
      int dimensions = from.getInt();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(length);
      DataOutputStream to = new DataOutputStream(bytes);
      try {
        to.writeInt(dimensions);
        to.writeInt(from.getInt());
        from.getInt();
        to.writeInt(element.oid());
        for (int i = 0; i < 2 * dimensions; i++) {
          to.writeInt(from.getInt());
        }
        while (from.position() < offset + length) {
          element(each, message, from, to);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      out.putBytes(bytes.toByteArray());
    };
  }

  private static void element(Canonical each, byte[] message, ByteBuffer from, DataOutputStream to)
      throws IOException {
    int size = from.getInt();
    if (size < 0) {
      to.writeInt(size);
      return;
    }
    RowBuffer one = RowBuffer.small();
    one.beginRow(1);
    each.put(message, from.position(), size, one);
    from.position(from.position() + size);
    byte[] value = one.bytes(0);
    to.writeInt(value.length);
    to.write(value);
  }

  private static void same(byte[] message, int offset, int length, RowBuffer out) {
    out.putBytes(message, offset, length);
  }

  private static void json(byte[] message, int offset, int length, RowBuffer out) {
    byte[] text = Arrays.copyOfRange(message, offset + 1, offset + length);
    Optional<byte[]> canonical = JsonText.canonical(text, 0, true);
    if (canonical.isPresent()) {
      out.putBytes(canonical.get());
    } else {
      same(message, offset, length, out);
    }
  }

  private static void numeric(byte[] message, int offset, int length, RowBuffer out) {
    Optional<BigDecimal> number =
        Decimals.read(Arrays.copyOfRange(message, offset, offset + length));
    if (number.isEmpty()) {
      same(message, offset, length, out);
      return;
    }
    BigDecimal plain =
        number.get().signum() == 0 ? BigDecimal.ZERO : number.get().stripTrailingZeros();
    Decimals.put(plain.scale() < 0 ? plain.setScale(0) : plain, out);
  }
}

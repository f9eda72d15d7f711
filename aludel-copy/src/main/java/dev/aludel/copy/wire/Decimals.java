package dev.aludel.copy.wire;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Exact numbers in the form of {@code numeric_send}: groups of four decimal digits, the weight of
 * the first, the sign, and the digits shown after the point.
 */
public final class Decimals {

  private static final int POSITIVE = 0x0000;
  private static final int NEGATIVE = 0x4000;
  private static final int NAN = 0xC000;
  private static final int PLUS_INFINITY = 0xD000;
  private static final int MINUS_INFINITY = 0xF000;

  private static final BigInteger GROUP = BigInteger.valueOf(10_000);
  private static final double[] POWERS = {1, 10, 100, 1e3, 1e4, 1e5, 1e6};
  // Below this a double times a power of ten up to 10^6 is an exact integer or shows that it is
  // none.
  private static final double EASY = 9e9;

  private Decimals() {}

  /** The number without a power of ten, as SQLite's users write it. */
  static String shortest(double value) {
    return Double.isFinite(value) ? decimal(value).toPlainString() : Double.toString(value);
  }

  /**
   * The decimal that a double stands for: the shortest that reads back as it, of 15 digits where 15
   * suffice, which is what SQLite keeps of a decimal.
   */
  static BigDecimal decimal(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 15; digits < 17; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits));
      if (rounded.doubleValue() == value) {
        return plain(rounded);
      }
    }
    return plain(exact.round(new MathContext(17)));
  }

  private static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /**
   * Writes a double as a decimal of few digits, if it is one.
   *
   * @param scale the digits after the point; -1 for as many as there are
   */
  static boolean putEasy(double value, int scale, RowBuffer out) {
    if (!(Math.abs(value) < EASY) || scale >= POWERS.length) {
      return false;
    }
    int first = scale < 0 ? 0 : scale;
    int last = scale < 0 ? POWERS.length - 1 : scale;
    for (int digits = first; digits <= last; digits++) {
      long scaled = Math.round(value * POWERS[digits]);
      // A quotient of two exact numbers is rounded as the parsing of the decimal would be.
      if (scaled / POWERS[digits] == value) {
        put(scaled, digits, out);
        return true;
      }
    }
    return false;
  }

  /** Writes {@code unscaled} × 10<sup>-scale</sup>, for a scale of 0 to 8. */
  static void put(long unscaled, int scale, RowBuffer out) {
    if (unscaled == Long.MIN_VALUE || Math.abs(unscaled) > Long.MAX_VALUE / 10_000) {
      put(BigDecimal.valueOf(unscaled, scale), out);
      return;
    }
    long rest = Math.abs(unscaled);
    int groupsAfter = (scale + 3) / 4;
    for (int i = scale; i < groupsAfter * 4; i++) {
      rest *= 10;
    }
    short[] groups = new short[6];
    int count = 0;
    int low = 0;
    for (; rest != 0; rest /= 10_000) {
      groups[count++] = (short) (rest % 10_000);
    }
    while (low < count && groups[low] == 0) {
      low++;
    }
    ByteBuffer bytes = ByteBuffer.allocate(8 + 2 * (count - low));
    header(bytes, count - low, count - 1 - groupsAfter, unscaled < 0, scale);
    for (int i = count - 1; i >= low; i--) {
      bytes.putShort(groups[i]);
    }
    out.putBytes(bytes.array(), 0, bytes.position());
  }

  private static void header(
      ByteBuffer bytes, int groups, int weight, boolean negative, int scale) {
    bytes.putShort((short) groups);
    bytes.putShort((short) (groups == 0 ? 0 : weight));
    bytes.putShort((short) (negative ? NEGATIVE : POSITIVE));
    bytes.putShort((short) scale);
  }

  /** Writes a number whose scale is what is to be shown, 0 or more. */
  static void put(BigDecimal value, RowBuffer out) {
    int groupsAfter = (value.scale() + 3) / 4;
    BigInteger rest =
        value.setScale(groupsAfter * 4, RoundingMode.UNNECESSARY).unscaledValue().abs();
    short[] groups = new short[rest.bitLength() / 13 + 2];
    int count = 0;
    while (rest.signum() != 0) {
      BigInteger[] parts = rest.divideAndRemainder(GROUP);
      groups[count++] = parts[1].shortValue();
      rest = parts[0];
    }
    int low = 0;
    while (low < count && groups[low] == 0) {
      low++;
    }
    ByteBuffer bytes = ByteBuffer.allocate(8 + 2 * (count - low));
    header(bytes, count - low, count - 1 - groupsAfter, value.signum() < 0, value.scale());
    for (int i = count - 1; i >= low; i--) {
      bytes.putShort(groups[i]);
    }
    out.putBytes(bytes.array(), 0, bytes.position());
  }

  /** Writes NaN or an infinity. */
  static void putSpecial(double value, RowBuffer out) {
    int sign = Double.isNaN(value) ? NAN : value > 0 ? PLUS_INFINITY : MINUS_INFINITY;
    ByteBuffer bytes = ByteBuffer.allocate(8).putShort(4, (short) sign);
    out.putBytes(bytes.array(), 0, 8);
  }

  /** The number; empty for NaN and the infinities. */
  static Optional<BigDecimal> read(byte[] field) {
    ByteBuffer bytes = ByteBuffer.wrap(field);
    int groups = bytes.getShort();
    int weight = bytes.getShort();
    int sign = bytes.getShort() & 0xFFFF;
    int scale = bytes.getShort();
    if (sign != POSITIVE && sign != NEGATIVE) {
      return Optional.empty();
    }
    BigInteger unscaled = BigInteger.ZERO;
    for (int i = 0; i < groups; i++) {
      unscaled = unscaled.multiply(GROUP).add(BigInteger.valueOf(bytes.getShort()));
    }
    BigDecimal value =
        new BigDecimal(unscaled, 4 * (groups - 1 - weight)).setScale(scale, RoundingMode.HALF_UP);
    return Optional.of(sign == NEGATIVE ? value.negate() : value);
  }

  /** What a number that is none is called. */
  static double special(byte[] field) {
    return switch (ByteBuffer.wrap(field).getShort(4) & 0xFFFF) {
      case PLUS_INFINITY -> Double.POSITIVE_INFINITY;
      case MINUS_INFINITY -> Double.NEGATIVE_INFINITY;
      default -> Double.NaN;
    };
  }
}

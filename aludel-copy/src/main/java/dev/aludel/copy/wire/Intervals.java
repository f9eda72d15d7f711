package dev.aludel.copy.wire;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Intervals: read from ISO 8601 ({@code P1Y2M3DT4H5M6.5S}) and from PostgreSQL's own output ({@code
 * 1 year 2 mons 3 days 04:05:06.5}), as its manual's section 8.5.4 has them; written as ISO 8601.
 */
final class Intervals {

  private static final String NUMBER = "([+-]?\\d+(?:\\.\\d+)?)";

  private static final Pattern ISO =
      Pattern.compile(
          "P(?:%1$sY)?(?:%1$sM)?(?:%1$sW)?(?:%1$sD)?(?:T(?:%1$sH)?(?:%1$sM)?(?:%1$sS)?)?"
              .formatted(NUMBER),
          Pattern.CASE_INSENSITIVE);

  private static final Pattern POSTGRESQL =
      Pattern.compile(
          "(?:([+-]?\\d+) years?\\s*)?(?:([+-]?\\d+) mons?\\s*)?(?:([+-]?\\d+) days?\\s*)?"
              + "(?:([+-]?)(\\d+):(\\d\\d)(?::(\\d\\d(?:\\.\\d+)?))?)?");

  private Intervals() {}

  /** The sixteen bytes of {@code interval_send}, if the text is an interval. */
  static Optional<byte[]> parse(String text) {
    try {
      Matcher iso = ISO.matcher(text);
      if (text.length() > 1
          && iso.matches()
          && !text.toUpperCase(java.util.Locale.ROOT).endsWith("T")) {
        BigDecimal months = part(iso, 1).multiply(BigDecimal.valueOf(12)).add(part(iso, 2));
        BigDecimal days = part(iso, 3).multiply(BigDecimal.valueOf(7)).add(part(iso, 4));
        return Optional.of(bytes(micros(part(iso, 5), part(iso, 6), part(iso, 7)), days, months));
      }
      Matcher own = POSTGRESQL.matcher(text);
      if (!text.isBlank() && own.matches()) {
        BigDecimal time = micros(part(own, 5), part(own, 6), part(own, 7));
        BigDecimal months = part(own, 1).multiply(BigDecimal.valueOf(12)).add(part(own, 2));
        return Optional.of(
            bytes("-".equals(own.group(4)) ? time.negate() : time, part(own, 3), months));
      }
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static BigDecimal part(Matcher matcher, int group) {
    String text = matcher.group(group);
    return text == null ? BigDecimal.ZERO : new BigDecimal(text);
  }

  private static BigDecimal micros(BigDecimal hours, BigDecimal minutes, BigDecimal seconds) {
    return hours
        .multiply(BigDecimal.valueOf(3600))
        .add(minutes.multiply(BigDecimal.valueOf(60)))
        .add(seconds)
        .multiply(BigDecimal.valueOf(1_000_000));
  }

  /** Only whole numbers: a fraction of a month is a guess. */
  private static byte[] bytes(BigDecimal micros, BigDecimal days, BigDecimal months) {
    return ByteBuffer.allocate(16)
        .putLong(micros.setScale(0, RoundingMode.UNNECESSARY).longValueExact())
        .putInt(days.setScale(0, RoundingMode.UNNECESSARY).intValueExact())
        .putInt(months.setScale(0, RoundingMode.UNNECESSARY).intValueExact())
        .array();
  }

  static String iso(byte[] field) {
    ByteBuffer bytes = ByteBuffer.wrap(field);
    long micros = bytes.getLong();
    int days = bytes.getInt();
    int months = bytes.getInt();
    StringBuilder text = new StringBuilder("P");
    append(text, months / 12, "Y");
    append(text, months % 12, "M");
    append(text, days, "D");
    if (micros != 0) {
      text.append('T');
      append(text, micros / 3_600_000_000L, "H");
      append(text, micros / 60_000_000 % 60, "M");
      BigDecimal seconds = BigDecimal.valueOf(micros % 60_000_000, 6);
      if (seconds.signum() != 0) {
        text.append(seconds.stripTrailingZeros().toPlainString()).append('S');
      }
    }
    return text.length() == 1 ? "PT0S" : text.toString();
  }

  private static void append(StringBuilder text, long amount, String unit) {
    if (amount != 0) {
      text.append(amount).append(unit);
    }
  }
}

package dev.aludel.copy.wire;

import java.nio.ByteBuffer;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The encoder of dates and times. Texts mean what they say; numbers, which may be seconds or
 * milliseconds since 1970 or Julian days, are read only when converting.
 */
final class TemporalEncoder extends Encoder {

  private static final double JULIAN_DAY_OF_1970 = 2_440_587.5;
  // 1e11 seconds are the year 5138, and as many milliseconds 1973.
  private static final long MANY_SECONDS = 100_000_000_000L;
  private static final long MANY_MILLISECONDS = 1000 * MANY_SECONDS;

  // Section 8.5: from 4713 BC to 294276 AD, dates to 5874897 AD. As PostgreSQL itself has the
  // limits.
  private static final long LEAST_MICROS = -211_813_488_000_000_000L;
  private static final long END_MICROS = 9_223_371_331_200_000_000L;
  private static final long LEAST_DAY = -2_440_588;
  private static final long END_DAY = 2_145_042_541L;
  // What these are microseconds of, a long holds.
  private static final long END_TIMESTAMP_DAY = 106_751_991L + Temporal.EPOCH_DAY;

  private final Wire.Kind kind;
  private final long unit;
  private final ZoneId zone;
  private final Temporal parsed = new Temporal();

  /**
   * @param digits the digits of the second's fraction that the column keeps; -1 for six
   */
  TemporalEncoder(Wire.Kind kind, int digits, ZoneId zone) {
    this.kind = kind;
    this.zone = zone;
    long micros = 1;
    for (int i = digits; i >= 0 && i < 6; i++) {
      micros *= 10;
    }
    this.unit = micros;
  }

  @Override
  public @Nullable Problem encode(Value value, RowBuffer out) {
    return encode(value, out, false);
  }

  @Override
  public @Nullable Problem convert(Value value, RowBuffer out) {
    Problem problem = encode(value, out, true);
    boolean instant = kind != Wire.Kind.TIME && kind != Wire.Kind.TIMETZ;
    if (problem == null || !instant) {
      return problem;
    }
    return switch (value.storage()) {
      case Value.INTEGER -> putUtc(micros(value.integer()), out, true);
      case Value.REAL -> julian(value.real(), out);
      case Value.BLOB -> encode(new Value().setText(value.bytes()), out, true);
      default -> problem;
    };
  }

  private @Nullable Problem encode(Value value, RowBuffer out, boolean round) {
    return switch (value.storage()) {
      case Value.TEXT -> text(value, out, round);
      case Value.INTEGER ->
          Math.abs(value.integer()) < MANY_SECONDS
              ? Problem.EPOCH_SECONDS
              : Problem.EPOCH_MILLISECONDS;
      case Value.REAL -> Problem.JULIAN_DAY;
      default -> Problem.BYTES_IN_TEXT;
    };
  }

  private static long micros(long number) {
    if (number <= Long.MIN_VALUE / 2) {
      return Long.MIN_VALUE / 2;
    }
    long size = Math.abs(number);
    long micros =
        size < MANY_SECONDS
            ? number * 1_000_000
            : size < MANY_MILLISECONDS ? number * 1000 : number;
    return micros - Temporal.EPOCH_DAY * Temporal.MICROS_A_DAY;
  }

  private @Nullable Problem julian(double day, RowBuffer out) {
    double sinceEpoch = day - JULIAN_DAY_OF_1970;
    if (!(Math.abs(sinceEpoch) < 4e6)) {
      return Problem.JULIAN_DAY;
    }
    // SQLite itself keeps milliseconds of a Julian day, and a double has no more.
    long micros = Math.round(sinceEpoch * 86_400_000) * 1000;
    return putUtc(micros - Temporal.EPOCH_DAY * Temporal.MICROS_A_DAY, out, true);
  }

  private @Nullable Problem text(Value value, RowBuffer out, boolean round) {
    if (!parsed.parse(value)) {
      return infinity(value, out);
    }
    if (parsed.tooFine && !round) {
      return Problem.LOSES_DIGITS;
    }
    boolean dateOnly = kind == Wire.Kind.DATE;
    if (!dateOnly && Math.abs(parsed.epochDay) > END_TIMESTAMP_DAY) {
      return Problem.OUT_OF_RANGE;
    }
    switch (kind) {
      case TIME -> {
        return parsed.hasDate || parsed.hasOffset
            ? Problem.NOT_DATE
            : putTime(parsed.microOfDay, out, round);
      }
      case TIMETZ -> {
        return parsed.hasDate ? Problem.NOT_DATE : putTimeWithZone(out, round);
      }
      case DATE -> {
        if (!parsed.hasDate) {
          return Problem.NOT_DATE;
        }
        return parsed.microOfDay == 0 || round
            ? putDay(parsed.epochDay, out)
            : Problem.LOSES_DIGITS;
      }
      case TIMESTAMP -> {
        return parsed.hasDate ? putMicros(parsed.localMicros(zone), out, round) : Problem.NOT_DATE;
      }
      default -> {
        return parsed.hasDate ? putMicros(parsed.utcMicros(zone), out, round) : Problem.NOT_DATE;
      }
    }
  }

  private @Nullable Problem infinity(Value value, RowBuffer out) {
    String word = value.text().strip().toLowerCase(Locale.ROOT);
    boolean known = word.equals("infinity") || word.equals("-infinity");
    if (!known || kind == Wire.Kind.TIME || kind == Wire.Kind.TIMETZ) {
      return Problem.NOT_DATE;
    }
    boolean past = word.charAt(0) == '-';
    if (kind == Wire.Kind.DATE) {
      out.putInt(past ? Integer.MIN_VALUE : Integer.MAX_VALUE);
    } else {
      out.putLong(past ? Long.MIN_VALUE : Long.MAX_VALUE);
    }
    return null;
  }

  /** Microseconds since 2000 in UTC. */
  private @Nullable Problem putUtc(long utc, RowBuffer out, boolean round) {
    if (kind == Wire.Kind.TIMESTAMPTZ) {
      return putMicros(utc, out, round);
    }
    long local = Temporal.toLocal(utc, zone);
    return kind == Wire.Kind.DATE
        ? putDay(Math.floorDiv(local, Temporal.MICROS_A_DAY) + Temporal.EPOCH_DAY, out)
        : putMicros(local, out, round);
  }

  private @Nullable Problem putMicros(long micros, RowBuffer out, boolean round) {
    if (micros < LEAST_MICROS || micros >= END_MICROS) {
      return Problem.OUT_OF_RANGE;
    }
    if (micros % unit != 0 && !round) {
      return Problem.LOSES_DIGITS;
    }
    out.putLong(rounded(micros));
    return null;
  }

  private @Nullable Problem putDay(long epochDay, RowBuffer out) {
    if (epochDay < LEAST_DAY || epochDay >= END_DAY) {
      return Problem.OUT_OF_RANGE;
    }
    out.putInt((int) (epochDay - Temporal.EPOCH_DAY));
    return null;
  }

  private @Nullable Problem putTime(long micros, RowBuffer out, boolean round) {
    if (micros % unit != 0 && !round) {
      return Problem.LOSES_DIGITS;
    }
    out.putLong(rounded(micros));
    return null;
  }

  /** PostgreSQL counts the zone in seconds west of Greenwich. */
  private @Nullable Problem putTimeWithZone(RowBuffer out, boolean round) {
    if (!parsed.hasOffset || (parsed.microOfDay % unit != 0 && !round)) {
      return parsed.hasOffset ? Problem.LOSES_DIGITS : Problem.NOT_DATE;
    }
    byte[] field =
        ByteBuffer.allocate(12)
            .putLong(rounded(parsed.microOfDay))
            .putInt(-parsed.offsetSeconds)
            .array();
    out.putBytes(field);
    return null;
  }

  private long rounded(long micros) {
    return unit == 1 ? micros : Math.floorDiv(micros + unit / 2, unit) * unit;
  }
}

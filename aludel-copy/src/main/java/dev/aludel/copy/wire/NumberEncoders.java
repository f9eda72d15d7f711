package dev.aludel.copy.wire;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The encoders of numbers and booleans. */
final class NumberEncoders {

  private static final int LONGEST = 200_000;

  private NumberEncoders() {}

  /** The number that a text is, if it is one and has not more digits than PostgreSQL takes. */
  private static Optional<BigDecimal> number(Value value) {
    String text = value.text().strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      BigDecimal number = new BigDecimal(text);
      boolean reasonable =
          number.scale() < 16_384 && number.precision() - (long) number.scale() < 131_072;
      return Optional.of(number).filter(n -> reasonable);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** What SQLite, which has no NaN, can only hold as a text. */
  private static OptionalDouble special(Value value) {
    return switch (value.text().strip().toLowerCase(Locale.ROOT)) {
      case "nan" -> OptionalDouble.of(Double.NaN);
      case "infinity", "inf" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
      case "-infinity", "-inf" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
      default -> OptionalDouble.empty();
    };
  }

  static final class Bool extends Encoder {
    @Override
    public @Nullable Problem encode(Value value, RowBuffer out) {
      Optional<Boolean> truth =
          switch (value.storage()) {
            case Value.INTEGER -> truth(value.integer() == 0, value.integer() == 1);
            case Value.REAL -> truth(value.real() == 0, value.real() == 1);
            case Value.TEXT -> word(value.text());
            default -> Optional.empty();
          };
      truth.ifPresent(known -> out.putByte(known ? 1 : 0));
      return truth.isPresent() ? null : Problem.NOT_BOOLEAN;
    }

    private static Optional<Boolean> truth(boolean no, boolean yes) {
      return no || yes ? Optional.of(yes) : Optional.empty();
    }

    /** PostgreSQL's manual, section 8.6. */
    private static Optional<Boolean> word(String text) {
      return switch (text.strip().toLowerCase(Locale.ROOT)) {
        case "t", "true", "y", "yes", "on", "1" -> Optional.of(true);
        case "f", "false", "n", "no", "off", "0" -> Optional.of(false);
        default -> Optional.empty();
      };
    }

    /** As SQLite itself has it: a number is true unless it is zero. */
    @Override
    public @Nullable Problem convert(Value value, RowBuffer out) {
      if (value.storage() == Value.INTEGER || value.storage() == Value.REAL) {
        boolean zero = value.storage() == Value.INTEGER ? value.integer() == 0 : value.real() == 0;
        out.putByte(zero ? 0 : 1);
        return null;
      }
      return encode(value, out);
    }
  }

  static final class Int extends Encoder {
    private final long least;
    private final long greatest;
    private final int width;

    Int(long least, long greatest, int width) {
      this.least = least;
      this.greatest = greatest;
      this.width = width;
    }

    @Override
    public @Nullable Problem encode(Value value, RowBuffer out) {
      switch (value.storage()) {
        case Value.INTEGER -> {
          return put(value.integer(), out);
        }
        case Value.REAL -> {
          double real = value.real();
          if (Math.rint(real) != real) {
            return Double.isInfinite(real) ? Problem.NOT_FINITE : Problem.NOT_INTEGER;
          }
          return put(real, out);
        }
        default -> {
          return Problem.WRONG_TYPE;
        }
      }
    }

    private @Nullable Problem put(double integral, RowBuffer out) {
      return integral >= -0x1p63 && integral < 0x1p63
          ? put((long) integral, out)
          : Problem.OUT_OF_RANGE;
    }

    private @Nullable Problem put(long integer, RowBuffer out) {
      if (integer < least || integer > greatest) {
        return Problem.OUT_OF_RANGE;
      }
      switch (width) {
        case 2 -> out.putShort((int) integer);
        case 4 -> out.putInt((int) integer);
        default -> out.putLong(integer);
      }
      return null;
    }

    /** A number in text is read; a fraction is rounded, half to even, as PostgreSQL rounds. */
    @Override
    public @Nullable Problem convert(Value value, RowBuffer out) {
      if (value.storage() == Value.REAL && Double.isFinite(value.real())) {
        return put(Math.rint(value.real()), out);
      }
      Optional<BigDecimal> number =
          value.storage() == Value.TEXT ? number(value) : Optional.empty();
      if (number.isEmpty()) {
        return encode(value, out);
      }
      BigDecimal whole = number.get().setScale(0, RoundingMode.HALF_EVEN);
      return whole.unscaledValue().bitLength() > 63
          ? Problem.OUT_OF_RANGE
          : put(whole.longValue(), out);
    }
  }

  static final class Floating extends Encoder {
    private final boolean single;

    Floating(boolean single) {
      this.single = single;
    }

    @Override
    public @Nullable Problem encode(Value value, RowBuffer out) {
      switch (value.storage()) {
        case Value.REAL -> {
          return put(value.real(), out);
        }
        case Value.INTEGER -> {
          double real = value.integer();
          // The second comparison: 2^63 - 1 becomes 2^63, which becomes 2^63 - 1 again.
          boolean exact = (long) real == value.integer() && real < 0x1p63;
          return exact ? put(real, out) : Problem.LOSES_DIGITS;
        }
        case Value.TEXT -> {
          OptionalDouble special = special(value);
          return special.isPresent() ? put(special.getAsDouble(), out) : Problem.WRONG_TYPE;
        }
        default -> {
          return Problem.WRONG_TYPE;
        }
      }
    }

    private @Nullable Problem put(double real, RowBuffer out) {
      if (!single) {
        out.putLong(Double.doubleToLongBits(real));
        return null;
      }
      float narrow = (float) real;
      if (Double.compare(narrow, real) != 0) {
        return Float.isInfinite(narrow) ? Problem.OUT_OF_RANGE : Problem.LOSES_DIGITS;
      }
      out.putInt(Float.floatToIntBits(narrow));
      return null;
    }

    /** The nearest number that the column can hold. */
    @Override
    public @Nullable Problem convert(Value value, RowBuffer out) {
      Optional<BigDecimal> number =
          value.storage() == Value.TEXT ? number(value) : Optional.empty();
      if (value.storage() == Value.BLOB || (value.storage() == Value.TEXT && number.isEmpty())) {
        return encode(value, out);
      }
      double real =
          number.isPresent()
              ? number.get().doubleValue()
              : value.storage() == Value.INTEGER ? value.integer() : value.real();
      return single ? put((double) (float) real, out) : put(real, out);
    }
  }

  static final class Numeric extends Encoder {
    private final int precision;
    private final int scale;

    Numeric(int precision, int scale) {
      this.precision = precision;
      this.scale = scale;
    }

    @Override
    public @Nullable Problem encode(Value value, RowBuffer out) {
      return encode(value, out, false);
    }

    /** What has more digits after the point is rounded, half up, as PostgreSQL rounds. */
    @Override
    public @Nullable Problem convert(Value value, RowBuffer out) {
      return encode(value, out, true);
    }

    private @Nullable Problem encode(Value value, RowBuffer out, boolean round) {
      switch (value.storage()) {
        case Value.INTEGER -> {
          long integer = value.integer();
          boolean small = integer > -1_000_000_000L && integer < 1_000_000_000L;
          if (small && (precision < 0 || precision - scale >= 9) && scale >= 0 && scale <= 6) {
            long unscaled = integer;
            for (int i = 0; precision >= 0 && i < scale; i++) {
              unscaled *= 10;
            }
            Decimals.put(unscaled, precision < 0 ? 0 : scale, out);
            return null;
          }
          return put(BigDecimal.valueOf(integer), out, round);
        }
        case Value.REAL -> {
          double real = value.real();
          if (!Double.isFinite(real)) {
            return special(real, out);
          }
          boolean roomy = precision < 0 || (scale >= 0 && precision - scale >= 10);
          return roomy && Decimals.putEasy(real, precision < 0 ? -1 : scale, out)
              ? null
              : put(Decimals.decimal(real), out, round);
        }
        case Value.TEXT -> {
          OptionalDouble special = NumberEncoders.special(value);
          if (special.isPresent()) {
            return special(special.getAsDouble(), out);
          }
          Optional<BigDecimal> number = number(value);
          return number.isPresent() ? put(number.get(), out, round) : Problem.WRONG_TYPE;
        }
        default -> {
          return Problem.WRONG_TYPE;
        }
      }
    }

    /** NaN fits every numeric, an infinity only one without a precision (section 8.1.2). */
    private @Nullable Problem special(double real, RowBuffer out) {
      if (precision >= 0 && Double.isInfinite(real)) {
        return Problem.NOT_FINITE;
      }
      Decimals.putSpecial(real, out);
      return null;
    }

    private @Nullable Problem put(BigDecimal number, RowBuffer out, boolean round) {
      if (precision < 0 && scale < 0) {
        Decimals.put(number.scale() < 0 ? number.setScale(0) : number, out);
        return null;
      }
      BigDecimal stripped = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
      if (precision < 0) {
        Decimals.put(stripped.scale() < 0 ? stripped.setScale(0) : stripped, out);
        return null;
      }
      if (stripped.scale() > scale && !round) {
        return Problem.LOSES_DIGITS;
      }
      BigDecimal fitted = stripped.setScale(scale, RoundingMode.HALF_UP);
      if (fitted.signum() != 0 && fitted.precision() > precision) {
        return Problem.OUT_OF_RANGE;
      }
      Decimals.put(scale < 0 ? fitted.setScale(0) : fitted, out);
      return null;
    }
  }
}

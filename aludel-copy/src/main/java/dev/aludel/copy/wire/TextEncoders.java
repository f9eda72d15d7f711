package dev.aludel.copy.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The encoders of text, bytes, and what is written as text. */
final class TextEncoders {

  private TextEncoders() {}

  private static @Nullable Problem problem(Value text) {
    return switch (Utf8.problem(text.array(), text.offset(), text.length())) {
      case NONE -> null;
      case NUL -> Problem.NUL;
      case INVALID -> Problem.INVALID_UTF8;
    };
  }

  /** An encoder of what is written as a text. */
  private abstract static class Written extends Encoder {

    /** Puts the text, which is valid UTF-8 without NUL. */
    abstract @Nullable Problem put(byte[] text, RowBuffer out);

    /** The same, for a text that may be a part of other bytes. */
    @Nullable Problem put(Value text, RowBuffer out) {
      return put(text.bytes(), out);
    }

    @Override
    public @Nullable Problem encode(Value value, RowBuffer out) {
      switch (value.storage()) {
        case Value.TEXT -> {
          return checked(value, out);
        }
        case Value.INTEGER -> {
          return put(ascii(Long.toString(value.integer())), out);
        }
        case Value.REAL -> {
          return put(ascii(Decimals.shortest(value.real())), out);
        }
        default -> {
          return Problem.BYTES_IN_TEXT;
        }
      }
    }

    private @Nullable Problem checked(Value text, RowBuffer out) {
      Problem problem = problem(text);
      return problem == null ? put(text, out) : problem;
    }

    /** The bytes of a BLOB are taken for the text's. */
    @Override
    public @Nullable Problem convert(Value value, RowBuffer out) {
      return value.storage() == Value.BLOB ? checked(value, out) : encode(value, out);
    }

    @Override
    public @Nullable Problem strip(Value value, RowBuffer out) {
      return value.storage() == Value.TEXT
          ? put(Utf8.stripped(value.bytes()), out)
          : encode(value, out);
    }

    static byte[] ascii(String text) {
      return text.getBytes(StandardCharsets.US_ASCII);
    }
  }

  static final class Text extends Written {
    private final int most;

    Text(int most) {
      this.most = most;
    }

    @Override
    @Nullable Problem put(byte[] text, RowBuffer out) {
      return put(new Value().setText(text), out);
    }

    @Override
    @Nullable Problem put(Value text, RowBuffer out) {
      boolean mayBeLong = most >= 0 && text.length() > most;
      if (mayBeLong && Utf8.characters(text.array(), text.offset(), text.length()) > most) {
        return Problem.TOO_LONG;
      }
      out.putBytes(text.array(), text.offset(), text.length());
      return null;
    }

    @Override
    public @Nullable Problem strip(Value value, RowBuffer out) {
      if (value.storage() != Value.TEXT) {
        return encode(value, out);
      }
      byte[] text = Utf8.stripped(value.bytes());
      return put(most < 0 ? text : Utf8.cut(text, most), out);
    }
  }

  /** Blanks at the end mean nothing to {@code char(n)} (section 8.3): it is padded with them. */
  static final class Char extends Written {
    private final int length;

    Char(int length) {
      this.length = length;
    }

    @Override
    @Nullable Problem put(byte[] text, RowBuffer out) {
      int end = text.length;
      while (end > 0 && text[end - 1] == ' ') {
        end--;
      }
      byte[] bare = Arrays.copyOf(text, end);
      int missing = length - Utf8.characters(bare);
      if (length >= 0 && missing < 0) {
        return Problem.TOO_LONG;
      }
      byte[] padded = Arrays.copyOf(bare, end + Math.max(0, missing));
      Arrays.fill(padded, end, padded.length, (byte) ' ');
      out.putBytes(padded);
      return null;
    }

    @Override
    public @Nullable Problem strip(Value value, RowBuffer out) {
      return value.storage() == Value.TEXT
          ? put(Utf8.cut(Utf8.stripped(value.bytes()), length), out)
          : encode(value, out);
    }
  }

  static final class Bytes extends Encoder {
    @Override
    public @Nullable Problem encode(Value value, RowBuffer out) {
      if (value.storage() != Value.BLOB) {
        return value.storage() == Value.TEXT ? Problem.TEXT_IN_BYTES : Problem.WRONG_TYPE;
      }
      out.putBytes(value.bytes());
      return null;
    }

    /** A text is taken byte for byte, except that {@code \x…} in an array is hexadecimal. */
    @Override
    public @Nullable Problem convert(Value value, RowBuffer out) {
      if (value.storage() != Value.TEXT) {
        return encode(value, out);
      }
      out.putBytes(value.bytes());
      return null;
    }

    static Optional<byte[]> hex(String text) {
      try {
        return text.startsWith("\\x")
            ? Optional.of(HexFormat.of().parseHex(text.substring(2)))
            : Optional.empty();
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
  }

  static final class Label extends Written {
    private final Map<String, byte[]> labels = new LinkedHashMap<>();
    private final Map<String, byte[]> folded = new LinkedHashMap<>();

    Label(List<String> names) {
      for (String name : names) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        labels.put(name, bytes);
        folded.putIfAbsent(name.toLowerCase(Locale.ROOT), bytes);
      }
    }

    @Override
    @Nullable Problem put(byte[] text, RowBuffer out) {
      byte[] label = labels.get(new String(text, StandardCharsets.UTF_8));
      if (label == null) {
        return Problem.NOT_IN_ENUM;
      }
      out.putBytes(label);
      return null;
    }

    /** Also in other capitals, with blanks around it, or as bytes. */
    @Override
    public @Nullable Problem convert(Value value, RowBuffer out) {
      byte[] label = folded.get(value.text().strip().toLowerCase(Locale.ROOT));
      if (label == null || encode(value, out) == null) {
        return label == null ? Problem.NOT_IN_ENUM : null;
      }
      out.putBytes(label);
      return null;
    }
  }

  static final class Uuid extends Encoder {
    @Override
    public @Nullable Problem encode(Value value, RowBuffer out) {
      boolean binary = value.storage() == Value.BLOB && value.bytes().length == 16;
      Optional<byte[]> bytes =
          binary
              ? Optional.of(value.bytes())
              : value.storage() == Value.TEXT ? Uuids.parse(value.text()) : Optional.empty();
      bytes.ifPresent(out::putBytes);
      return bytes.isPresent() ? null : Problem.NOT_UUID;
    }

    /** Also the bytes of its text. */
    @Override
    public @Nullable Problem convert(Value value, RowBuffer out) {
      if (encode(value, out) == null) {
        return null;
      }
      Optional<byte[]> bytes = Uuids.parse(value.text());
      bytes.ifPresent(out::putBytes);
      return bytes.isPresent() ? null : Problem.NOT_UUID;
    }
  }

  static final class Json extends Written {
    private final boolean binary;

    Json(boolean binary) {
      this.binary = binary;
    }

    @Override
    @Nullable Problem put(byte[] text, RowBuffer out) {
      Optional<byte[]> canonical = JsonText.canonical(text, 0, binary);
      if (canonical.isEmpty()) {
        return Problem.NOT_JSON;
      }
      out.putBytes(binary ? canonical.get() : text);
      return null;
    }

    /** What is no JSON becomes a JSON string. */
    @Override
    public @Nullable Problem convert(Value value, RowBuffer out) {
      Problem problem = super.convert(value, out);
      return problem == Problem.NOT_JSON ? put(JsonText.quoted(value.text()), out) : problem;
    }
  }

  static final class Interval extends Written {
    @Override
    @Nullable Problem put(byte[] text, RowBuffer out) {
      Optional<byte[]> bytes = Intervals.parse(new String(text, StandardCharsets.UTF_8).strip());
      bytes.ifPresent(out::putBytes);
      return bytes.isPresent() ? null : Problem.NOT_DATE;
    }
  }

  /** The storage class and then the value, for a copy from SQLite to SQLite. */
  static final class AsStored extends Encoder {
    @Override
    public @Nullable Problem encode(Value value, RowBuffer out) {
      switch (value.storage()) {
        case Value.INTEGER -> out.putBytes(tagged(value.storage(), value.integer()));
        case Value.REAL ->
            out.putBytes(tagged(value.storage(), Double.doubleToLongBits(value.real())));
        default -> {
          byte[] tagged = new byte[value.bytes().length + 1];
          tagged[0] = (byte) value.storage();
          System.arraycopy(value.bytes(), 0, tagged, 1, value.bytes().length);
          out.putBytes(tagged);
        }
      }
      return null;
    }

    private static byte[] tagged(int storage, long bits) {
      return java.nio.ByteBuffer.allocate(9).put((byte) storage).putLong(bits).array();
    }
  }
}

package dev.aludel.copy.file;

import java.util.Base64;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * JSON (RFC 8259) as bytes. Values are taken as they are written, numbers with all their digits,
 * and texts of any size without a detour: what Jackson makes of them would take four times their
 * size, and lose how they were written.
 */
final class JsonInput {

  private static final boolean[] STRING_STOPS = new boolean[256];

  static {
    STRING_STOPS['"'] = true;
    STRING_STOPS['\\'] = true;
    for (int i = 0; i < 0x20; i++) {
      STRING_STOPS[i] = true;
    }
  }

  private final ByteInput in;
  private final ByteSink name = new ByteSink();

  JsonInput(ByteInput in) {
    this.in = in;
  }

  ByteInput bytes() {
    return in;
  }

  /** The next byte after blanks, which stays; -1 at the end. */
  int peek() {
    in.skipBlanks();
    return in.peek();
  }

  /** Takes a byte if it is the next after blanks. */
  boolean takes(char wanted) {
    if (peek() != wanted) {
      return false;
    }
    in.next();
    return true;
  }

  void require(char wanted, String where) {
    if (!takes(wanted)) {
      throw unexpected("'%s' %s".formatted(wanted, where));
    }
  }

  /** What was expected, and what is there instead. */
  FileFailure unexpected(String expected) {
    int next = peek();
    String found =
        next < 0
            ? "the file ends here: it is cut short"
            : "'%s' is there".formatted(next < 0x20 ? "\\u%04x".formatted(next) : (char) next);
    return in.wrong("expected %s, but %s.".formatted(expected, found));
  }

  /** A member's name with the colon after it. */
  String name() {
    name.clear();
    string(name, "a name in double quotes");
    require(':', "after the name \"%s\"".formatted(name.text()));
    return name.text();
  }

  /** A string, its escapes resolved. */
  void string(ByteSink into, String what) {
    require('"', "for " + what);
    long begin = in.line();
    while (true) {
      in.takeUntil(STRING_STOPS, into);
      int next = in.next();
      if (next == '"') {
        return;
      }
      if (next == '\\') {
        escape(into);
      } else {
        throw in.wrong(
            begin,
            next < 0
                ? "a text begins here that does not end: the file is cut short."
                : "a text has the character \\u%04x, which JSON writes as an escape, or it does not end in its line."
                    .formatted(next));
      }
    }
  }

  private void escape(ByteSink into) {
    int kind = in.next();
    switch (kind) {
      case '"', '\\', '/' -> into.add(kind);
      case 'b' -> into.add('\b');
      case 'f' -> into.add('\f');
      case 'n' -> into.add('\n');
      case 'r' -> into.add('\r');
      case 't' -> into.add('\t');
      case 'u' -> character(into);
      default -> throw in.wrong("a text has an escape that JSON does not know.");
    }
  }

  private void character(ByteSink into) {
    int code = hex();
    if (Character.isLowSurrogate((char) code)) {
      throw in.wrong("a text has half a surrogate pair (\\u%04x).".formatted(code));
    }
    if (Character.isHighSurrogate((char) code)) {
      int low = in.next() == '\\' && in.next() == 'u' ? hex() : 0;
      if (!Character.isLowSurrogate((char) low)) {
        throw in.wrong("a text has half a surrogate pair (\\u%04x).".formatted(code));
      }
      code = Character.toCodePoint((char) code, (char) low);
    }
    for (byte b : Character.toString(code).getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
      into.add(b);
    }
  }

  private int hex() {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(in.next(), 16);
      if (digit < 0) {
        throw in.wrong("a text has an escape \\u without four hexadecimal digits.");
      }
      code = code * 16 + digit;
    }
    return code;
  }

  /** A string of Base64 (RFC 4648, section 4), decoded as it comes. */
  void base64(ByteSink into) {
    require('"', "before Base64");
    byte[] some = new byte[4096];
    int count = 0;
    for (int next = in.next(); next != '"'; next = in.next()) {
      if (next < 0) {
        throw in.wrong("bytes begin here that do not end: the file is cut short.");
      }
      some[count++] = (byte) next;
      if (count == some.length) {
        decode(some, count, into);
        count = 0;
      }
    }
    decode(some, count, into);
  }

  private void decode(byte[] some, int count, ByteSink into) {
    try {
      byte[] decoded = Base64.getDecoder().decode(java.util.Arrays.copyOf(some, count));
      into.add(decoded, 0, decoded.length);
    } catch (IllegalArgumentException e) {
      throw in.wrong("bytes are no Base64 (RFC 4648).");
    }
  }

  /** The number that is next, as it is written. */
  String number() {
    StringBuilder text = new StringBuilder();
    for (int next = peek(); isOfNumber(next); next = in.peek()) {
      text.append((char) in.next());
    }
    String number = text.toString();
    if (!number.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?")) {
      throw in.wrong("'%s' is no JSON number.".formatted(number));
    }
    return number;
  }

  private static boolean isOfNumber(int next) {
    return (next >= '0' && next <= '9')
        || next == '-'
        || next == '+'
        || next == '.'
        || next == 'e'
        || next == 'E';
  }

  /** {@code true}, {@code false}, or nothing for {@code null}. */
  Optional<Boolean> word() {
    StringBuilder text = new StringBuilder();
    for (int next = peek(); next >= 'a' && next <= 'z' && text.length() < 10; next = in.peek()) {
      text.append((char) in.next());
    }
    return switch (text.toString()) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      case "null" -> Optional.empty();
      default ->
          throw text.isEmpty()
              ? unexpected("a value")
              : in.wrong("'%s' is no JSON value.".formatted(text));
    };
  }

  /**
   * Takes an object or an array as it is written, to its end.
   *
   * @param into takes its bytes
   * @param depth how many of its parentheses are open, and in {@code into} already
   * @param inText whether a string is open as well
   */
  void nested(IntConsumer into, int depth, boolean inText) {
    int open = depth;
    boolean text = inText;
    do {
      int next = in.next();
      if (next < 0) {
        throw in.wrong("a value does not end: the file is cut short.");
      }
      into.accept(next);
      if (text && next == '\\') {
        into.accept(Math.max(0, in.next()));
      } else if (next == '"') {
        text = !text;
      } else if (!text && (next == '{' || next == '[')) {
        open++;
      } else if (!text && (next == '}' || next == ']')) {
        open--;
      }
    } while (open > 0);
  }
}

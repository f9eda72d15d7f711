package dev.aludel.copy.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** UTF-8 as RFC 3629 allows it: no surrogates, no overlong forms, nothing above U+10FFFF. */
public final class Utf8 {

  /** What is wrong with a text. */
  enum Problem {
    NONE,
    NUL,
    INVALID
  }

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long ONES = 0x0101010101010101L;

  private Utf8() {}

  /** The first thing that keeps the bytes from being a text of PostgreSQL's. */
  static Problem problem(byte[] text, int offset, int length) {
    int at = offset;
    int end = offset + length;
    while (at < end) {
      if (at <= end - 8) {
        long eight = (long) LONGS.get(text, at);
        // No high bit and no zero byte among the eight.
        if (((eight | (eight - ONES)) & HIGH_BITS) == 0) {
          at += 8;
          continue;
        }
      }
      int bytes = sequence(text, at, end);
      if (bytes <= 0) {
        return bytes == 0 ? Problem.NUL : Problem.INVALID;
      }
      at += bytes;
    }
    return Problem.NONE;
  }

  /** The length of the character there; 0 for NUL and -1 for none. */
  private static int sequence(byte[] text, int at, int end) {
    int first = text[at] & 0xFF;
    if (first < 0x80) {
      return first == 0 ? 0 : 1;
    }
    int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || at + length > end) {
      return -1;
    }
    int second = text[at + 1] & 0xFF;
    boolean good =
        switch (first) {
          case 0xE0 -> second >= 0xA0 && second <= 0xBF;
          case 0xED -> second >= 0x80 && second <= 0x9F;
          case 0xF0 -> second >= 0x90 && second <= 0xBF;
          case 0xF4 -> second >= 0x80 && second <= 0x8F;
          default -> second >= 0x80 && second <= 0xBF;
        };
    for (int i = at + 2; good && i < at + length; i++) {
      good = (text[i] & 0xC0) == 0x80;
    }
    return good ? length : -1;
  }

  /** Whether the bytes are a text, of which NUL may be part. */
  public static boolean isText(byte[] text) {
    for (int at = 0; at < text.length; ) {
      if (at <= text.length - 8 && ((long) LONGS.get(text, at) & HIGH_BITS) == 0) {
        at += 8;
        continue;
      }
      int length = sequence(text, at, text.length);
      if (length < 0) {
        return false;
      }
      at += Math.max(1, length);
    }
    return true;
  }

  /** The text without NUL and without bytes that are no UTF-8. */
  static byte[] stripped(byte[] text) {
    byte[] kept = new byte[text.length];
    int size = 0;
    for (int at = 0; at < text.length; ) {
      int length = sequence(text, at, text.length);
      if (length > 0) {
        System.arraycopy(text, at, kept, size, length);
        size += length;
      }
      at += Math.max(1, length);
    }
    return Arrays.copyOf(kept, size);
  }

  /** How many characters valid UTF-8 has. */
  static int characters(byte[] text) {
    return characters(text, 0, text.length);
  }

  static int characters(byte[] text, int offset, int length) {
    int count = 0;
    for (int at = offset; at < offset + length; at++) {
      count += (text[at] & 0xC0) == 0x80 ? 0 : 1;
    }
    return count;
  }

  /** The first {@code characters} of a valid text. */
  static byte[] cut(byte[] text, int characters) {
    int count = 0;
    for (int at = 0; at < text.length; at++) {
      if ((text[at] & 0xC0) != 0x80 && count++ == characters) {
        return Arrays.copyOf(text, at);
      }
    }
    return text;
  }
}

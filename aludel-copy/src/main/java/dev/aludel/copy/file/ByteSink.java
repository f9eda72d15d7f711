package dev.aludel.copy.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bytes of a value as they come. A large one is kept in pieces, so that it takes no more than twice
 * its own size.
 */
final class ByteSink {

  private static final int PIECE = 1 << 20;

  private final List<byte[]> pieces = new ArrayList<>();
  private byte[] last = new byte[256];
  private int size;

  void clear() {
    pieces.clear();
    size = 0;
    if (last.length > PIECE / 4) {
      last = new byte[256];
    }
  }

  void add(int value) {
    if (size == last.length) {
      grow();
    }
    last[size++] = (byte) value;
  }

  void add(byte[] bytes, int offset, int length) {
    int from = offset;
    int rest = length;
    while (rest > 0) {
      if (size == last.length) {
        grow();
      }
      int some = Math.min(rest, last.length - size);
      System.arraycopy(bytes, from, last, size, some);
      size += some;
      from += some;
      rest -= some;
    }
  }

  private void grow() {
    if (last.length < PIECE) {
      last = Arrays.copyOf(last, last.length * 2);
    } else {
      pieces.add(last);
      last = new byte[PIECE];
      size = 0;
    }
  }

  boolean isEmpty() {
    return size == 0 && pieces.isEmpty();
  }

  byte[] bytes() {
    if (pieces.isEmpty()) {
      return Arrays.copyOf(last, size);
    }
    byte[] all = new byte[Math.addExact(pieces.size() * PIECE, size)];
    for (int i = 0; i < pieces.size(); i++) {
      System.arraycopy(pieces.get(i), 0, all, i * PIECE, PIECE);
    }
    System.arraycopy(last, 0, all, pieces.size() * PIECE, size);
    return all;
  }

  /** The text, for names and messages. */
  String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }
}

package dev.aludel.copy.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/** Text as bytes of UTF-8, through one buffer. */
final class ByteOutput {

  // A multiple of three: Base64 of each piece can stand after that of the one before.
  private static final int PIECE = 48 * 1024;

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final OutputStream out;
  private final byte[] buffer = new byte[64 * 1024];
  private int at;
  private long written;

  ByteOutput(OutputStream out) {
    this.out = out;
  }

  void put(int value) throws IOException {
    if (at == buffer.length) {
      flush();
    }
    buffer[at++] = (byte) value;
  }

  void put(byte[] bytes, int offset, int length) throws IOException {
    if (buffer.length - at < length) {
      flush();
      if (length > buffer.length) {
        out.write(bytes, offset, length);
        written += length;
        return;
      }
    }
    System.arraycopy(bytes, offset, buffer, at, length);
    at += length;
  }

  void put(byte[] bytes) throws IOException {
    put(bytes, 0, bytes.length);
  }

  void put(String text) throws IOException {
    put(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A JSON string (RFC 8259, section 7). */
  void string(byte[] utf8) throws IOException {
    put('"');
    int from = 0;
    for (int i = 0; i < utf8.length; i++) {
      int b = utf8[i];
      if (b == '"' || b == '\\' || (b >= 0 && b < 0x20)) {
        put(utf8, from, i - from);
        from = i + 1;
        escape(b);
      }
    }
    put(utf8, from, utf8.length - from);
    put('"');
  }

  private void escape(int b) throws IOException {
    put('\\');
    switch (b) {
      case '"', '\\' -> put(b);
      case '\n' -> put('n');
      case '\r' -> put('r');
      case '\t' -> put('t');
      default -> {
        put("u00");
        put(HEX[b >> 4]);
        put(HEX[b & 15]);
      }
    }
  }

  void string(String text) throws IOException {
    string(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A field in quotes (RFC 4180, section 2.7). */
  void quoted(byte[] utf8) throws IOException {
    put('"');
    int from = 0;
    for (int i = 0; i < utf8.length; i++) {
      if (utf8[i] == '"') {
        put(utf8, from, i + 1 - from);
        from = i;
      }
    }
    put(utf8, from, utf8.length - from);
    put('"');
  }

  void base64(byte[] bytes) throws IOException {
    for (int from = 0; from < bytes.length; from += PIECE) {
      int end = Math.min(bytes.length, from + PIECE);
      put(Base64.getEncoder().encode(java.util.Arrays.copyOfRange(bytes, from, end)));
    }
  }

  void hex(byte[] bytes) throws IOException {
    for (int from = 0; from < bytes.length; from += PIECE) {
      int end = Math.min(bytes.length, from + PIECE);
      put(HexFormat.of().formatHex(bytes, from, end));
    }
  }

  /** How many bytes were put, before they are compressed. */
  long size() {
    return written + at;
  }

  void flush() throws IOException {
    out.write(buffer, 0, at);
    written += at;
    at = 0;
  }
}

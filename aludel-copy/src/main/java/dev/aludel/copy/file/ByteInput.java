package dev.aludel.copy.file;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipException;

/** The bytes of a file, one after the other, with the number of the line that they are in. */
final class ByteInput implements Closeable {

  private final Path file;
  private final InputStream in;
  private final byte[] buffer = new byte[64 * 1024];
  private int at;
  private int end;
  private long line = 1;
  private long taken;

  private ByteInput(Path file, InputStream in) {
    this.file = file;
    this.in = in;
  }

  /** Opens a file; a mark of UTF-8 at its beginning is passed over. */
  static ByteInput open(Path file, Compression compression) {
    try {
      ByteInput input = new ByteInput(file, compression.open(file));
      input.fill();
      boolean marked =
          input.end >= 3
              && input.buffer[0] == (byte) 0xEF
              && input.buffer[1] == (byte) 0xBB
              && input.buffer[2] == (byte) 0xBF;
      input.at = marked ? 3 : 0;
      return input;
    } catch (NoSuchFileException e) {
      throw new FileFailure(
          "There is no file %s. It belongs to the export: bring all of it here, or export again."
              .formatted(file),
          e);
    } catch (AccessDeniedException e) {
      throw new FileFailure("%s may not be read by this user. Mend its rights.".formatted(file), e);
    } catch (IOException e) {
      throw broken(file, e);
    }
  }

  /** The next byte, which stays; -1 at the end. */
  int peek() {
    return at < end || fill() ? buffer[at] & 0xFF : -1;
  }

  /** The next byte; -1 at the end. */
  int next() {
    if (at == end && !fill()) {
      return -1;
    }
    int value = buffer[at++] & 0xFF;
    if (value == '\n') {
      line++;
    }
    return value;
  }

  /** Takes bytes up to the next one that {@code stops} marks, or the end; no line ends in them. */
  void takeUntil(boolean[] stops, ByteSink into) {
    while (at < end || fill()) {
      int from = at;
      while (at < end && !stops[buffer[at] & 0xFF]) {
        at++;
      }
      into.add(buffer, from, at - from);
      if (at < end) {
        return;
      }
    }
  }

  void skipBlanks() {
    for (int next = peek();
        next == ' ' || next == '\n' || next == '\r' || next == '\t';
        next = peek()) {
      next();
    }
  }

  private boolean fill() {
    try {
      taken += end;
      at = 0;
      end = 0;
      while (end == 0) {
        int count = in.read(buffer);
        if (count < 0) {
          return false;
        }
        end = count;
      }
      return true;
    } catch (IOException e) {
      throw broken(file, e);
    }
  }

  /** How many bytes were read. */
  long position() {
    return taken + at;
  }

  long line() {
    return line;
  }

  /** What is wrong in the line that is being read. */
  FileFailure wrong(String what) {
    return wrong(line, what);
  }

  FileFailure wrong(long inLine, String what) {
    return new FileFailure("%s, line %d: %s Nothing was written.".formatted(file, inLine, what));
  }

  private static FileFailure broken(Path file, IOException e) {
    boolean damaged =
        e instanceof EOFException
            || e instanceof ZipException
            || e.getClass().getName().endsWith("ZstdIOException");
    if (!damaged) {
      return new FileFailure("%s cannot be read: %s.".formatted(file, reason(e)), e);
    }
    return new FileFailure(
        e instanceof EOFException || reason(e).toLowerCase(java.util.Locale.ROOT).contains("trunc")
            ? "%s is cut short: its compressed data ends too early. Bring it here again, or export again. Nothing was written."
                .formatted(file)
            : "%s is damaged, or is not compressed as its name says (%s). Bring it here again, or export again. Nothing was written."
                .formatted(file, reason(e)),
        e);
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      // All that is wanted of it was read.
    }
  }
}

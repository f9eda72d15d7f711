package dev.aludel.script;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The text of a script: a file's, or that of a resource of the class path.
 *
 * <p>Most scripts are so short that reading the head reads all. Their text is kept, so that what
 * runs is what the header was read from, and no file is opened twice.
 */
final class ScriptText {

  /** Where the bytes are. */
  @FunctionalInterface
  interface Location {
    InputStream open() throws IOException;

    /** The file that holds them and nothing else. */
    default Optional<Path> path() {
      return Optional.empty();
    }
  }

  /** Of the older kind, which opens in half the time; the newer one tells why it fails. */
  private record OnDisk(File file) implements Location {
    @Override
    public InputStream open() throws IOException {
      try {
        return new FileInputStream(file);
      } catch (FileNotFoundException e) {
        return Files.newInputStream(file.toPath());
      }
    }

    @Override
    public Optional<Path> path() {
      return Optional.of(file.toPath());
    }
  }

  private record Elsewhere(Path file) implements Location {
    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(file);
    }

    @Override
    public Optional<Path> path() {
      return Optional.of(file);
    }
  }

  /** A header that is longer is rare, and read in a second go. */
  private static final int HEAD_BYTES = 8 * 1024;

  /** What stands for bytes that are not UTF-8, once they are decoded; or for itself. */
  private static final char MALFORMED = '\ufffd';

  private final String source;
  private final Location location;
  private @Nullable String kept;

  /**
   * The text at a location, which is not opened yet.
   *
   * @param source how messages name it
   */
  ScriptText(String source, Location location) {
    this.source = source;
    this.location = location;
  }

  String source() {
    return source;
  }

  /** The file that it is the text of, if it is one's. */
  Optional<Path> file() {
    return location.path();
  }

  static ScriptText of(Path file) {
    return file.getFileSystem() == FileSystems.getDefault()
        ? of(file.toFile())
        : new ScriptText(file.toString(), new Elsewhere(file));
  }

  static ScriptText of(File file) {
    return new ScriptText(file.getPath(), new OnDisk(file));
  }

  static ScriptText of(URL resource, String name) {
    return new ScriptText(name, resource::openStream);
  }

  /**
   * Reads a header from the first few kilobytes, or from all of it where they are too few.
   *
   * @param parser is told the text and whether it is the whole; answers nothing if it needs more
   */
  <T> T readHead(BiFunction<String, Boolean, Optional<T>> parser) {
    try (InputStream in = location.open()) {
      byte[] head = new byte[HEAD_BYTES];
      int length = in.readNBytes(head, 0, HEAD_BYTES);
      boolean whole = length < HEAD_BYTES;
      String text = new String(head, 0, length, StandardCharsets.UTF_8);
      if (whole && text.indexOf(MALFORMED) < 0) {
        kept = text;
      }
      Optional<T> header = parser.apply(text, whole);
      if (header.isPresent()) {
        return header.get();
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
    return parser.apply(read(), true).orElseThrow();
  }

  /**
   * The whole text, without a byte order mark.
   *
   * @throws ScriptException if it cannot be read or is not UTF-8
   */
  String read() {
    String known = kept;
    return withoutMark(known == null ? readAll() : known);
  }

  private static String withoutMark(String text) {
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private String readAll() {
    byte[] bytes;
    try (InputStream in = location.open()) {
      bytes = in.readAllBytes();
    } catch (IOException e) {
      throw unreadable(e);
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf(MALFORMED) >= 0) {
      requireUtf8(bytes);
    }
    return text;
  }

  private void requireUtf8(byte[] bytes) {
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), text, true);
    if (result.isError()) {
      int line = (int) text.flip().chars().filter(c -> c == '\n').count() + 1;
      throw new ScriptException(
          source, line, "the file is not UTF-8 from here on. Save it as UTF-8.");
    }
  }

  private ScriptException unreadable(IOException e) {
    String why =
        e instanceof NoSuchFileException
            ? "it is not there any more"
            : e instanceof AccessDeniedException
                ? "permission is denied"
                : String.valueOf(e.getMessage());
    return new ScriptException(source, 0, "the script cannot be read: %s.".formatted(why), e);
  }
}

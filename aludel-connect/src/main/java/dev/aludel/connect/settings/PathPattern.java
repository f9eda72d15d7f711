package dev.aludel.connect.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A path, or a pattern such as {@code lib/*.jar} for several.
 *
 * @param text as it was written; {@code *}, {@code ?} and {@code [ ]} match within its last part
 * @param base what it is relative to
 */
public record PathPattern(String text, Path base) {

  /**
   * The paths that match, sorted. A text without a pattern gives itself, whether it exists or not.
   */
  public List<Path> expand() {
    int slash = Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\'));
    String last = text.substring(slash + 1);
    if (last.chars().noneMatch(c -> c == '*' || c == '?' || c == '[')) {
      return List.of(base.resolve(text).normalize());
    }
    Path folder = base.resolve(text.substring(0, slash + 1)).normalize();
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    var matcher = folder.getFileSystem().getPathMatcher("glob:" + last);
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> matcher.matches(file.getFileName())).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}

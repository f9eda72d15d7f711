package dev.aludel.connect.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The value of a setting as somebody wrote it.
 *
 * @param items its text, or the texts of a list
 * @param list whether it was written as a list, and not as one text that may still be split
 * @param base what relative paths in it are relative to
 * @param origin where it was written
 */
record Written(List<String> items, boolean list, Path base, Origin origin) {

  /** What paths within a file are relative to. */
  static Path folderOf(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    return Objects.requireNonNullElse(absolute.getParent(), absolute);
  }

  static Written text(String text, Path base, Origin origin) {
    return new Written(List.of(text), false, base, origin);
  }
}

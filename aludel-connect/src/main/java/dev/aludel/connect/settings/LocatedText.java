package dev.aludel.connect.settings;

import dev.aludel.connect.DatabaseUrl;
import java.nio.file.Path;

/**
 * A text that may be or hold a relative path, and the folder that it is relative to.
 *
 * @param text as it was written
 * @param base the folder of the file that it was written in, or the current directory
 */
public record LocatedText(String text, Path base) {

  /** The text as a path. */
  public Path toPath() {
    return base.resolve(text).normalize();
  }

  /** The text, masked if it is a URL. */
  @Override
  public String toString() {
    return DatabaseUrl.looksLikeOne(text) ? DatabaseUrl.parse(text, base).display() : text;
  }
}

package dev.aludel.revision;

import java.util.Optional;

/**
 * {@code from:to}, as {@code history -r} and {@code --sql} take it. Either end may be left out:
 * {@code a1:} goes on to the heads, {@code :a1} starts at the base.
 *
 * <p>A bare number of steps counts from the other end: {@code a1:+3} is three steps up from {@code
 * a1}, {@code -3:current} starts three steps below {@code current}.
 */
public record TargetRange(Optional<Target> from, Optional<Target> to) {

  /**
   * Reads a range.
   *
   * @throws TargetSyntaxException when there is not exactly one colon, or an end is no target
   */
  public static TargetRange parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0 || text.indexOf(':', colon + 1) >= 0) {
      throw TargetSyntaxException.at(
          text,
          colon < 0 ? text.length() : text.indexOf(':', colon + 1),
          "a range is [start]:[end], [start]: or :[end], with one colon");
    }
    return new TargetRange(end(text.substring(0, colon)), end(text.substring(colon + 1)));
  }

  private static Optional<Target> end(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Target.parse(text));
  }

  @Override
  public String toString() {
    return from.map(Target::toString).orElse("") + ":" + to.map(Target::toString).orElse("");
  }
}

package dev.aludel.revision;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The rules for revision ids and branch labels. Both are plain strings of any length.
 *
 * <p>Forbidden are the characters that mean something in a {@link Target} ({@code @ - + :}), those
 * that end a name in a script's header (commas, white space, control characters), and the words
 * {@code head}, {@code heads}, {@code base} and {@code current}.
 */
public final class RevisionId {

  private static final Set<String> RESERVED = Set.of("head", "heads", "base", "current");

  private RevisionId() {}

  /** A new random id: twelve hexadecimal digits, as Alembic makes them. */
  public static String generate() {
    String uuid = UUID.randomUUID().toString();
    // The last group of a version 4 UUID is random in all of its 48 bits (RFC 9562, section 5.4).
    return uuid.substring(uuid.length() - 12);
  }

  /**
   * Says what is wrong with {@code name} as an id or a label.
   *
   * @return the reason, ready to follow a colon in a message, or empty when the name is fine
   */
  public static Optional<String> problemWith(String name) {
    if (name.isEmpty()) {
      return Optional.of("it is empty");
    }
    if (RESERVED.contains(name)) {
      return Optional.of("'" + name + "' is a word with a meaning of its own in targets");
    }
    for (int at = 0; at < name.length(); at++) {
      char c = name.charAt(at);
      if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')) {
        continue;
      }
      if (isTargetSyntax(c)) {
        return Optional.of(
            "the character '" + c + "' is not allowed; @ - + : have a meaning in targets");
      }
      if (c == ',' || Character.isWhitespace(c) || Character.isISOControl(c)) {
        return Optional.of("commas, white space and control characters are not allowed");
      }
    }
    return Optional.empty();
  }

  static boolean isReserved(String name) {
    return RESERVED.contains(name);
  }

  static boolean isTargetSyntax(char c) {
    return c == '@' || c == '-' || c == '+' || c == ':';
  }
}

package dev.aludel.embedded;

import dev.aludel.error.AludelException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in place of a database's address where a server is to be started: {@code
 * embedded:postgresql}, or {@code embedded:postgresql:16.10.0} for another version than {@link
 * EmbeddedPostgresql#DEFAULT_VERSION}.
 *
 * @param version of the binaries on Maven Central
 */
public record EmbeddedUrl(String version) {

  private static final String PREFIX = "embedded:";
  private static final Pattern POSTGRESQL =
      Pattern.compile("embedded:postgres(?:ql)?(?::([0-9]+\\.[0-9]+\\.[0-9]+))?");

  /**
   * Reads an address; nothing if it is of another kind.
   *
   * @throws AludelException if it asks for a server that there is not
   */
  public static Optional<EmbeddedUrl> parse(String text) {
    if (!text.startsWith(PREFIX)) {
      return Optional.empty();
    }
    Matcher matcher = POSTGRESQL.matcher(text);
    if (!matcher.matches()) {
      throw new AludelException(
          "'%s' names no server that can be started. Write embedded:postgresql, or a version behind it as Maven Central has it: embedded:postgresql:%s"
              .formatted(text, EmbeddedPostgresql.DEFAULT_VERSION));
    }
    return Optional.of(
        new EmbeddedUrl(
            matcher.group(1) == null ? EmbeddedPostgresql.DEFAULT_VERSION : matcher.group(1)));
  }

  /** Starts the server. */
  public EmbeddedPostgresql start() {
    return EmbeddedPostgresql.start(EmbeddedOptions.DEFAULT.withVersion(version));
  }

  @Override
  public String toString() {
    return "embedded:postgresql:" + version;
  }
}

package dev.aludel.connect;

import dev.aludel.error.Nearest;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a database is, in whichever spelling it was written.
 *
 * <p>Accepted are libpq's URIs ({@code postgresql://}, {@code postgres://}), SQLAlchemy's ({@code
 * postgresql+asyncpg://}, {@code sqlite:///relative.db}, {@code sqlite:////absolute.db}) and JDBC's
 * ({@code jdbc:postgresql://}, {@code jdbc:sqlite:}). Nothing is passed to a driver that would
 * ignore it: parameters are translated, or refused.
 *
 * <p>Printed, and as {@link #display()}, it is always masked, and {@link #jdbcUrl()} holds no
 * secret: those are only in {@link #properties()}.
 */
public sealed interface DatabaseUrl permits PostgresqlUrl, SqliteUrl {

  /** {@code postgresql} or {@code sqlite}. */
  String dialect();

  /** The URL for the JDBC driver, without user, password or any other secret. */
  String jdbcUrl();

  /** What the driver needs beside the URL: user, password and other secrets. A fresh copy. */
  Properties properties();

  /** The URL as it may be shown to anybody. */
  String display();

  /** The class of the JDBC driver, which is on the user's class path, not ours. */
  String driverClass();

  /**
   * Reads a URL. A relative SQLite file is relative to the current directory.
   *
   * @throws InvalidUrlException if it cannot be understood
   */
  static DatabaseUrl parse(String text) {
    return parse(text, Path.of(""));
  }

  /**
   * Reads a URL.
   *
   * @param directory what a relative SQLite file is relative to
   * @throws InvalidUrlException if it cannot be understood; the message names no part of a password
   */
  static DatabaseUrl parse(String text, Path directory) {
    String url = text.strip();
    Matcher scheme = Schemes.PATTERN.matcher(url);
    if (!scheme.lookingAt()) {
      throw new InvalidUrlException(Schemes.unknown(url));
    }
    boolean jdbc = scheme.group("jdbc") != null;
    String driver = Optional.ofNullable(scheme.group("driver")).orElse("");
    String rest = url.substring(scheme.end());
    return switch (scheme.group("name").toLowerCase(Locale.ROOT)) {
      case "postgres", "postgresql" ->
          PostgresqlUrlParser.parse(rest, PostgresqlUrlParser.Form.of(jdbc, driver));
      case "sqlite", "sqlite3" -> SqliteUrlParser.parse(rest, jdbc, directory.toAbsolutePath());
      default -> throw new InvalidUrlException(Schemes.unknown(url));
    };
  }

  /** Whether a text starts like a URL that {@link #parse} reads. */
  static boolean looksLikeOne(String text) {
    Matcher scheme = Schemes.PATTERN.matcher(text.strip());
    return scheme.lookingAt()
        && Schemes.KNOWN.contains(scheme.group("name").toLowerCase(Locale.ROOT));
  }

  /** The schemes, apart from the interface so that they are no part of it. */
  final class Schemes {
    private static final Pattern PATTERN =
        Pattern.compile(
            "(?<jdbc>jdbc:)?(?<name>[a-z0-9]+)(\\+(?<driver>\\w+))?:", Pattern.CASE_INSENSITIVE);
    private static final List<String> KNOWN =
        List.of("postgres", "postgresql", "sqlite", "sqlite3");

    private Schemes() {}

    private static String unknown(String url) {
      Matcher scheme = PATTERN.matcher(url);
      // What stands before the first colon may be anything, even "password": only a scheme that is
      // followed by slashes, or that follows jdbc:, is known to be one.
      boolean certain = scheme.lookingAt() && (scheme.group("jdbc") != null || url.contains("://"));
      String found =
          certain
              ? "The database URL starts with \""
                  + scheme.group("name")
                  + ":\", which is no database that Aludel knows."
                  + Nearest.hint(scheme.group("name"), KNOWN)
              : "The database URL does not start with a scheme.";
      return found
          + " Write postgresql://user:password@host:5432/database, or sqlite:///file.db for a"
          + " relative and sqlite:////folder/file.db for an absolute file.";
    }
  }
}

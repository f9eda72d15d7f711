package dev.aludel.connect;

import dev.aludel.error.Nearest;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Takes an SQLite URL apart: SQLAlchemy's, the driver's, or SQLite's own {@code file:} URI (<a
 * href="https://sqlite.org/uri.html">sqlite.org/uri.html</a>).
 */
final class SqliteUrlParser {

  private static final Set<String> PRAGMAS =
      Set.of(
          "busy_timeout",
          "cache_size",
          "foreign_keys",
          "journal_mode",
          "journal_size_limit",
          "locking_mode",
          "mmap_size",
          "recursive_triggers",
          "secure_delete",
          "synchronous",
          "temp_store",
          "transaction_mode");

  private static final Pattern WINDOWS_DRIVE = Pattern.compile("/[A-Za-z]:.*");

  private final Map<String, String> parameters = new LinkedHashMap<>();
  private boolean readOnly;
  private boolean memory;

  private SqliteUrlParser() {}

  /**
   * @param rest what follows {@code sqlite:}
   * @param directory what a relative file is relative to
   */
  static SqliteUrl parse(String rest, boolean jdbc, Path directory) {
    int question = rest.indexOf('?');
    String path = question < 0 ? rest : rest.substring(0, question);
    SqliteUrlParser parser = new SqliteUrlParser();
    if (question >= 0) {
      parser.query(rest.substring(question + 1));
    }
    String name = jdbc ? path : afterSlashes(path);
    if (name.startsWith("file:")) {
      name = PercentEncoding.decode(withoutEmptyAuthority(name.substring(5)), "file name");
    }
    boolean inMemory = parser.memory || name.isEmpty() || name.equals(":memory:");
    return new SqliteUrl(
        inMemory ? Optional.empty() : Optional.of(file(name, directory)),
        parser.readOnly,
        parser.parameters);
  }

  /** SQLAlchemy's third slash ends an empty host: what follows is the file name as it stands. */
  private static String afterSlashes(String path) {
    if (path.equals("//") || path.isEmpty()) {
      return "";
    }
    if (path.startsWith("///")) {
      String name = path.substring(3);
      return WINDOWS_DRIVE.matcher(name).matches() ? name.substring(1) : name;
    }
    String name = path.replaceFirst("^/+", "");
    throw new InvalidUrlException(
        "The SQLite URL needs three slashes before a relative file and four before an absolute one:"
            + " sqlite:///"
            + name
            + " or sqlite:////folder/"
            + name
            + ".");
  }

  private static String withoutEmptyAuthority(String name) {
    return name.startsWith("///") ? name.substring(2) : name;
  }

  private static Path file(String name, Path directory) {
    try {
      return directory.resolve(name).normalize();
    } catch (InvalidPathException e) {
      throw new InvalidUrlException(
          "The SQLite URL has a file name that this system does not allow: " + e.getReason() + ".");
    }
  }

  private void query(String query) {
    for (String pair : query.split("&")) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      if (equals < 0) {
        throw new InvalidUrlException(
            "The parameters of the SQLite URL must be name=value, joined by &; \""
                + pair
                + "\" is not.");
      }
      parameter(
          PercentEncoding.decode(pair.substring(0, equals), "parameters"),
          PercentEncoding.decode(pair.substring(equals + 1), "parameters"));
    }
  }

  private void parameter(String name, String value) {
    String lower = name.toLowerCase(Locale.ROOT);
    switch (lower) {
      case "mode" -> mode(value);
      case "timeout" -> parameters.put("busy_timeout", milliseconds(value));
      // The first is about Python's threads, the second says that file: may be used, which it may.
      case "check_same_thread", "uri" -> {}
      case "cache" -> parameters.put("shared_cache", value.equals("shared") ? "true" : "false");
      default -> {
        if (!PRAGMAS.contains(lower)) {
          Set<String> known = new TreeSet<>(PRAGMAS);
          known.addAll(Set.of("mode", "timeout", "cache"));
          throw new InvalidUrlException(
              "The SQLite URL has an unknown parameter \""
                  + name
                  + "\"."
                  + Nearest.hint(name, known));
        }
        parameters.put(lower, value);
      }
    }
  }

  private void mode(String value) {
    switch (value) {
      case "ro" -> readOnly = true;
      case "memory" -> memory = true;
      case "rw", "rwc" -> {}
      default ->
          throw new InvalidUrlException(
              "The SQLite URL sets \"mode\" to \"" + value + "\". Allowed: ro, rw, rwc, memory.");
    }
  }

  /** Python's {@code timeout} is in seconds, the pragma in milliseconds. */
  private static String milliseconds(String seconds) {
    try {
      return Long.toString(Math.round(Double.parseDouble(seconds) * 1000));
    } catch (NumberFormatException e) {
      throw new InvalidUrlException(
          "The SQLite URL sets \"timeout\" to \"" + seconds + "\". Allowed: seconds, such as 5.");
    }
  }
}

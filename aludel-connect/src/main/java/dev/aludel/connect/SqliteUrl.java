package dev.aludel.connect;

import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * An SQLite database.
 *
 * @param file its file, absolute; or nothing for a database in memory
 * @param readOnly whether it may only be read
 * @param parameters pragmas for each connection, by the driver's names
 */
public record SqliteUrl(Optional<Path> file, boolean readOnly, Map<String, String> parameters)
    implements DatabaseUrl {

  public SqliteUrl {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  @Override
  public String dialect() {
    return "sqlite";
  }

  @Override
  public String driverClass() {
    return "org.sqlite.JDBC";
  }

  /** The driver takes what follows a {@code ?} for pragmas, so such a file is written as a URI. */
  @Override
  public String jdbcUrl() {
    return "jdbc:sqlite:"
        + file.map(path -> needsUri(path) ? uri(path) : path.toString()).orElse(":memory:");
  }

  private static boolean needsUri(Path path) {
    return path.toString().contains("?") || path.toString().contains("%");
  }

  private static String uri(Path path) {
    URI uri = path.toUri();
    return "file:" + uri.getRawPath();
  }

  @Override
  public Properties properties() {
    Properties properties = new Properties();
    parameters.forEach(properties::setProperty);
    return properties;
  }

  @Override
  public String display() {
    // toUri would ask the file system, and end the name of a folder with a slash.
    return "sqlite://"
        + file.map(path -> "/" + path.toString().replace('\\', '/')).orElse("/:memory:");
  }

  @Override
  public String toString() {
    return display();
  }
}

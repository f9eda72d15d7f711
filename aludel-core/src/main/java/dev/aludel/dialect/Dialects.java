package dev.aludel.dialect;

import dev.aludel.error.AludelException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;

/** The dialects on the class path. */
public final class Dialects {

  private Dialects() {}

  /**
   * The dialect of that name.
   *
   * @throws AludelException if there is none
   */
  public static Dialect named(String name) {
    for (Dialect dialect : loader()) {
      if (dialect.name().equals(name)) {
        return dialect;
      }
    }
    throw unknown(name);
  }

  /**
   * The dialect of the database at the other end, as its version speaks it.
   *
   * @throws AludelException if there is none
   */
  public static Dialect of(Connection connection) throws SQLException {
    DatabaseMetaData server = connection.getMetaData();
    return named(server.getDatabaseProductName().toLowerCase(Locale.ROOT))
        .ofServer(server.getDatabaseMajorVersion())
        .on(connection);
  }

  /** The names of all dialects, in alphabetical order. */
  public static List<String> names() {
    return loader().stream().map(provider -> provider.get().name()).sorted().toList();
  }

  private static ServiceLoader<Dialect> loader() {
    return ServiceLoader.load(Dialect.class, Dialects.class.getClassLoader());
  }

  private static AludelException unknown(String name) {
    return new AludelException(
        "There is no dialect for '%s'. Aludel speaks: %s."
            .formatted(name, String.join(", ", names())));
  }
}

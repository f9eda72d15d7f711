package dev.aludel.dialect.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The schema that a connection works in, whose objects have names that say no schema. What reads
 * the database notes it; the connection is asked only where statements come before that.
 */
final class HomeSchema {

  /** What a database has from its beginning, and a connection works in that says nothing else. */
  private static final String USUAL = "public";

  private final @Nullable Connection connection;
  private volatile @Nullable String known;

  HomeSchema(@Nullable Connection connection) {
    this.connection = connection;
  }

  Session note(Session session) {
    known = session.currentSchema();
    return session;
  }

  /** Whether there is a database that says which schema it is. */
  boolean isKnown() {
    return connection != null || known != null;
  }

  String name() {
    String name = known;
    if (name == null) {
      name = asked();
      known = name;
    }
    return name == null ? USUAL : name;
  }

  /** One that is closed, or has no schema that is there, cannot tell; nothing can run there. */
  private @Nullable String asked() {
    try {
      return connection == null || connection.isClosed() ? null : connection.getSchema();
    } catch (SQLException e) {
      return null;
    }
  }
}

package dev.aludel.dialect.postgresql;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Collations by PostgreSQL's names for them. SQLite's own three mean nothing here, so that a model
 * which names one for SQLite has the database's collation in PostgreSQL.
 */
final class Collations {

  private static final Set<String> OF_SQLITE = Set.of("BINARY", "NOCASE", "RTRIM");

  private Collations() {}

  static boolean isHeld(String name) {
    return !OF_SQLITE.contains(name.toUpperCase(Locale.ROOT));
  }

  /** The collation of a column as it is held; the database's own goes without saying. */
  static Optional<String> held(Optional<String> name) {
    return name.filter(Collations::isHeld)
        .map(n -> n.startsWith("pg_catalog.") ? n.substring("pg_catalog.".length()) : n)
        .filter(n -> !n.equals("default"));
  }
}

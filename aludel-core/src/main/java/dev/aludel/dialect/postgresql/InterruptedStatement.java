package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.Leftovers;
import dev.aludel.dialect.Leftovers.State;
import dev.aludel.dialect.SplitException;
import dev.aludel.schema.QualifiedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what an interrupted statement has left, by what the manual says of each: CREATE INDEX and
 * REINDEX, "Building Indexes Concurrently" (an index that is INVALID, or named _ccnew or _ccold),
 * and ALTER TABLE, DETACH PARTITION (a detach that is pending).
 */
final class InterruptedStatement {

  private final Connection connection;

  InterruptedStatement(Connection connection) {
    this.connection = connection;
  }

  Leftovers leftovers(String sql) throws SQLException {
    StatementWords words;
    try {
      words = new StatementWords(sql);
    } catch (SplitException e) {
      return Leftovers.NONE;
    }
    if (words.accept("create")) {
      boolean index = words.accept("unique", "index") || words.accept("index");
      return index ? ofCreatedIndex(words) : ofCreated(words);
    }
    if (words.accept("drop")) {
      return words.accept("index", "concurrently") ? ofDroppedIndex(words) : ofDropped(words);
    }
    if (words.accept("reindex")) {
      return ofReindex(words);
    }
    return words.accept("alter", "table") ? ofDetach(words) : Leftovers.NONE;
  }

  private Leftovers ofCreatedIndex(StatementWords words) throws SQLException {
    words.accept("concurrently");
    words.accept("if", "not", "exists");
    Optional<QualifiedName> index = words.isNext("on") ? Optional.empty() : words.name();
    words.skipTo("on");
    words.accept("only");
    Optional<QualifiedName> table = words.name();
    if (index.isEmpty() || table.isEmpty()) {
      return Leftovers.NONE;
    }
    String sql =
        """
        SELECT i.indisvalid AND i.indisready, n.nspname, c.relname,
          EXISTS (SELECT FROM pg_catalog.pg_stat_progress_create_index p
            WHERE p.index_relid = c.oid AND p.pid <> pg_catalog.pg_backend_pid())
        FROM pg_catalog.pg_index i
          JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
          JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE i.indrelid = pg_catalog.to_regclass(?) AND c.relname = ?
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, Quoting.name(table.get()));
      statement.setString(2, Quoting.clipped(index.get().name()));
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Leftovers.NONE;
        }
        if (row.getBoolean(1)) {
          return Leftovers.of(State.DONE);
        }
        return row.getBoolean(4)
            ? Leftovers.of(State.RUNNING)
            : Leftovers.broken(List.of(dropIndex(row.getString(2), row.getString(3))));
      }
    }
  }

  private static String dropIndex(String schema, String name) {
    return "DROP INDEX CONCURRENTLY IF EXISTS " + Quoting.name(QualifiedName.of(schema, name));
  }

  private Leftovers ofDroppedIndex(StatementWords words) throws SQLException {
    words.accept("if", "exists");
    Optional<QualifiedName> index = words.name();
    return index.isEmpty()
        ? Leftovers.NONE
        : doneUnless(
            "SELECT FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass(?) AND relkind = 'i'",
            Quoting.name(index.get()));
  }

  /** CREATE DATABASE, TABLESPACE and SUBSCRIPTION, whose last deed is their row in the catalog. */
  private Leftovers ofCreated(StatementWords words) throws SQLException {
    Optional<String> catalog = catalogOf(words);
    Optional<QualifiedName> name = words.name();
    return catalog.isEmpty() || name.isEmpty() || !isThere(catalog.get(), name.get().name())
        ? Leftovers.NONE
        : Leftovers.of(State.DONE);
  }

  private Leftovers ofDropped(StatementWords words) throws SQLException {
    Optional<String> catalog = catalogOf(words);
    words.accept("if", "exists");
    Optional<QualifiedName> name = words.name();
    return catalog.isEmpty() || name.isEmpty()
        ? Leftovers.NONE
        : doneUnless(catalog.get(), name.get().name());
  }

  private static Optional<String> catalogOf(StatementWords words) {
    if (words.accept("database")) {
      return Optional.of("SELECT FROM pg_catalog.pg_database WHERE datname = ?");
    }
    if (words.accept("tablespace")) {
      return Optional.of("SELECT FROM pg_catalog.pg_tablespace WHERE spcname = ?");
    }
    return words.accept("subscription")
        ? Optional.of(
            "SELECT FROM pg_catalog.pg_subscription WHERE subname = ? AND subdbid ="
                + " (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())")
        : Optional.empty();
  }

  /** What a REINDEX CONCURRENTLY has left: it may then run again. */
  private Leftovers ofReindex(StatementWords words) throws SQLException {
    if (!words.has("concurrently")) {
      return Leftovers.NONE;
    }
    words.skipParentheses();
    boolean index = words.accept("index");
    if (!index && !words.accept("table")) {
      return Leftovers.NONE;
    }
    words.accept("concurrently");
    Optional<QualifiedName> name = words.name();
    if (name.isEmpty()) {
      return Leftovers.NONE;
    }
    // The indexes of a TOAST table are the server's own, and are left to it.
    String sql =
        """
        SELECT n.nspname, c.relname
        FROM pg_catalog.pg_index i
          JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
          JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE NOT i.indisvalid AND c.relkind = 'i' AND n.nspname <> 'pg_toast'
          AND c.relname ~ '_cc(new|old)[0-9]*$'
          AND i.indrelid = %s
        ORDER BY 1, 2
        """
            .formatted(
                index
                    ? "(SELECT x.indrelid FROM pg_catalog.pg_index x WHERE x.indexrelid = pg_catalog.to_regclass(?))"
                    : "pg_catalog.to_regclass(?)");
    List<String> clearing = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, Quoting.name(name.get()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          clearing.add(dropIndex(rows.getString(1), rows.getString(2)));
        }
      }
    }
    return clearing.isEmpty() ? Leftovers.NONE : Leftovers.broken(clearing);
  }

  private Leftovers ofDetach(StatementWords words) throws SQLException {
    words.accept("if", "exists");
    words.accept("only");
    Optional<QualifiedName> parent = words.name();
    if (parent.isEmpty() || !words.accept("detach", "partition")) {
      return Leftovers.NONE;
    }
    Optional<QualifiedName> partition = words.name();
    if (partition.isEmpty()) {
      return Leftovers.NONE;
    }
    String sql =
        "SELECT inhdetachpending FROM pg_catalog.pg_inherits"
            + " WHERE inhparent = pg_catalog.to_regclass(?) AND inhrelid = pg_catalog.to_regclass(?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, Quoting.name(parent.get()));
      statement.setString(2, Quoting.name(partition.get()));
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Leftovers.of(State.DONE);
        }
        return row.getBoolean(1)
            ? Leftovers.finishedBy(
                "ALTER TABLE %s DETACH PARTITION %s FINALIZE"
                    .formatted(Quoting.name(parent.get()), Quoting.name(partition.get())))
            : Leftovers.NONE;
      }
    }
  }

  private Leftovers doneUnless(String query, String name) throws SQLException {
    return isThere(query, name) ? Leftovers.NONE : Leftovers.of(State.DONE);
  }

  private boolean isThere(String query, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }
}

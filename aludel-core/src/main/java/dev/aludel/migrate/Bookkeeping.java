package dev.aludel.migrate;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Pipeline;
import dev.aludel.dialect.Statement;
import dev.aludel.dialect.Transaction;
import dev.aludel.revision.RowChange;
import dev.aludel.schema.QualifiedName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Aludel's own tables in a database: where it is, how it came there, and, where a revision needs
 * it, how far that one is.
 */
final class Bookkeeping {

  /** What {@code aludel copy} keeps in its target. */
  private static final Set<QualifiedName> OF_COPIES =
      Set.of(QualifiedName.of("aludel_copy_ledger"), QualifiedName.of("aludel_copy_rejects"));

  private final Dialect dialect;
  private final VersionTable versions;
  private final HistoryTable history;
  private final ProgressTable progress;

  /** Whether the progress table is known to be there, which most databases never need. */
  private boolean progressIsThere;

  Bookkeeping(Dialect dialect, QualifiedName versionTable, QualifiedName historyTable) {
    this.dialect = dialect;
    this.versions = new VersionTable(dialect, versionTable);
    this.history = new HistoryTable(dialect, historyTable);
    this.progress = new ProgressTable(dialect, versionTable);
  }

  /** Whose name keeps two runners apart. */
  QualifiedName versionTable() {
    return versions.name();
  }

  /** All tables, which no model and no comparison knows of. */
  Set<QualifiedName> tables() {
    Set<QualifiedName> tables = new HashSet<>(OF_COPIES);
    tables.addAll(List.of(versions.name(), history.name(), progress.name()));
    return tables;
  }

  /** The version rows; none where the table is not there yet. */
  Set<String> rows(Connection connection) throws SQLException {
    return dialect.hasTable(connection, versions.name()) ? versions.read(connection) : Set.of();
  }

  /**
   * What the tables say before a run; those that are missing say nothing.
   *
   * @param rows the version rows
   * @param ran what was run
   * @param halfDone the step that is half done, if there is one
   */
  record Standing(Set<String> rows, RanScripts ran, Optional<HalfDone> halfDone) {}

  /** Every start of an application asks this, and most of them nothing else. */
  Standing standing(Connection connection) throws SQLException {
    Set<QualifiedName> there =
        dialect.tablesAmong(connection, List.of(versions.name(), history.name(), progress.name()));
    return new Standing(
        there.contains(versions.name()) ? versions.read(connection) : Set.of(),
        there.contains(history.name()) ? history.ranScripts(connection) : RanScripts.NONE,
        there.contains(progress.name()) ? progress.read(connection) : Optional.empty());
  }

  /** The version rows of a table that is known to be there. */
  Set<String> rowsNow(Connection connection) throws SQLException {
    return versions.read(connection);
  }

  /** The query that {@link #rowsNow} asks. */
  String rowsQuestion() {
    return versions.select();
  }

  /** The history, oldest first; empty where the table is not there. */
  List<HistoryEntry> entries(Connection connection) throws SQLException {
    return dialect.hasTable(connection, history.name()) ? history.read(connection) : List.of();
  }

  /** What was run; nothing where there is no history. One query, unless the table is missing. */
  RanScripts ranScripts(Connection connection) throws SQLException {
    try {
      return history.ranScripts(connection);
    } catch (SQLException e) {
      if (dialect.hasTable(connection, history.name())) {
        throw e;
      }
      return RanScripts.NONE;
    }
  }

  /** Whether both tables are there. */
  boolean areThere(Connection connection) throws SQLException {
    return dialect.hasTable(connection, versions.name())
        && dialect.hasTable(connection, history.name());
  }

  /** Creates what is missing, in a transaction of its own. Tells whether anything was. */
  boolean ensure(Connection connection, Turn turn) throws SQLException {
    if (areThere(connection)) {
      return false;
    }
    try (Transaction transaction = turn.begin(connection, List.of())) {
      List<Statement> missing = new ArrayList<>();
      if (!dialect.hasTable(connection, versions.name())) {
        missing.addAll(versions.create());
      }
      if (!dialect.hasTable(connection, history.name())) {
        missing.addAll(history.create());
      }
      for (Statement statement : missing) {
        statement.send(connection);
      }
      transaction.commit();
      return !missing.isEmpty();
    }
  }

  /**
   * The step that is half done, if there is one.
   *
   * @param sure whether the database is asked even where no step could be when it was last
   */
  Optional<HalfDone> halfDone(Connection connection, boolean sure) throws SQLException {
    if (sure && !progressIsThere) {
      progressIsThere = progress.isThere(connection);
    }
    return progressIsThere ? progress.read(connection) : Optional.empty();
  }

  /** Whether no step can be half done, as far as was known when {@link #halfDone} last asked. */
  boolean nothingIsHalfDone() {
    return !progressIsThere;
  }

  /**
   * Moves the progress, in the transaction that is open. Makes its table where there is none.
   *
   * @throws MigrationException if the step is no longer as far as {@code from} says
   */
  void move(Connection connection, Optional<HalfDone> from, Optional<HalfDone> to)
      throws SQLException {
    if (from.isPresent() && progress.delete(from.get()).send(connection) != 1) {
      throw new MigrationException(
          "Another run has gone on with revision %s meanwhile. Nothing was recorded here; run the command again."
              .formatted(from.get().revision()),
          from.get().revision(),
          null);
    }
    if (to.isEmpty()) {
      return;
    }
    if (!progressIsThere && !progress.isThere(connection)) {
      for (Statement statement : progress.create()) {
        statement.send(connection);
      }
    }
    for (Statement statement : progress.insert(to.get())) {
      statement.send(connection);
    }
  }

  /** Forgets every step that is half done. */
  void forgetHalfDone(Connection connection) throws SQLException {
    if (progress.isThere(connection)) {
      progress.clear().send(connection);
    }
  }

  /** Whether the history has exactly this entry. */
  boolean has(Connection connection, HistoryEntry entry) throws SQLException {
    return history.has(connection, entry);
  }

  /** The statements that create both tables. */
  List<Statement> create() {
    List<Statement> create = new ArrayList<>(versions.create());
    create.addAll(history.create());
    return create;
  }

  Statement statement(RowChange change) {
    if (change instanceof RowChange.Insert insert) {
      return versions.insert(insert.version());
    }
    if (change instanceof RowChange.Delete delete) {
      return versions.delete(delete.version());
    }
    RowChange.Update update = (RowChange.Update) change;
    return versions.update(update.from(), update.to());
  }

  /** The statement that forgets every version row. */
  Statement clear() {
    return versions.clear();
  }

  List<Statement> statements(HistoryEntry entry) {
    return history.insert(entry);
  }

  /**
   * Moves the version rows and notes how, in one go.
   *
   * @throws MigrationException if a row was not there to be moved
   */
  void record(Connection connection, List<RowChange> changes, HistoryEntry entry)
      throws SQLException {
    List<Statement> statements = new ArrayList<>();
    for (RowChange change : changes) {
      statements.add(statement(change));
    }
    statements.addAll(statements(entry));
    int[] touched = dialect.send(connection, statements);
    for (int at = 0; at < changes.size(); at++) {
      if (touched[at] != 1) {
        throw new MigrationException(
            "The version table %s was changed by somebody else: %s should have touched one row and touched %d. Nothing was committed. See what is there with 'aludel current'."
                .formatted(versions.name(), changes.get(at), touched[at]),
            null,
            null);
      }
    }
  }

  /** One statement that moves a version row, or else is refused, and notes a step that is done. */
  Statement record(RowChange.Update move, HistoryEntry entry, Pipeline pipeline) {
    return history.insertMoving(entry, versions.update(move.from(), move.to()), pipeline);
  }

  void note(Connection connection, HistoryEntry entry) throws SQLException {
    for (Statement statement : statements(entry)) {
      statement.send(connection);
    }
  }
}

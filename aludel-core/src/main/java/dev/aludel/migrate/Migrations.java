package dev.aludel.migrate;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Scope;
import dev.aludel.dialect.Transaction;
import dev.aludel.revision.AppliedRevisions;
import dev.aludel.revision.Plan;
import dev.aludel.revision.Planner;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.Stamp;
import dev.aludel.revision.Target;
import dev.aludel.revision.UnknownCurrentRevisionException;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.script.Scripts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Revisions and one database, on one open connection. */
public final class Migrations {

  private final Connection connection;
  private final Dialect dialect;
  private final Bookkeeping books;
  private final MigrationListener listener;

  public Migrations(
      Connection connection,
      Dialect dialect,
      QualifiedName versionTable,
      QualifiedName historyTable,
      MigrationListener listener) {
    this.connection = connection;
    this.dialect = dialect;
    this.books = new Bookkeeping(dialect, versionTable, historyTable);
    this.listener = listener;
  }

  /** Where the database is, as the graph sees it. */
  public AppliedRevisions applied(RevisionGraph graph) throws SQLException {
    return known(graph::applied);
  }

  /** Every step ever run, oldest first. */
  public List<HistoryEntry> history() throws SQLException {
    return books.entries(connection);
  }

  public Plan planUpgrade(RevisionGraph graph, Target... targets) throws SQLException {
    return known(rows -> new Planner(graph).upgrade(rows, targets));
  }

  public Plan planDowngrade(RevisionGraph graph, Target target) throws SQLException {
    return known(rows -> new Planner(graph).downgrade(rows, target));
  }

  /**
   * Compares the database with a model.
   *
   * @param options what counts
   */
  public Comparison compare(ModelSource model, ComparisonOptions options) throws SQLException {
    Schema live = dialect.inspect(connection, new Scope(options.schemas(), books.tables()));
    Schema wanted = model.read(connection, dialect);
    return Comparison.of(
        connection, dialect, options.filtered(live), options.filtered(wanted), options);
  }

  /** Creates the tables that keep account, where they are missing. Tells whether any was. */
  public boolean ensureTables() throws SQLException {
    return books.ensure(connection);
  }

  /**
   * Runs a plan.
   *
   * @throws MigrationException if a revision fails; it is rolled back, and those before it stay
   */
  public RunReport run(Scripts scripts, Plan plan) throws SQLException {
    scripts.prepare(plan.revisions());
    Runner runner =
        new Runner(
            connection,
            dialect,
            books,
            step -> scripts.script(step.revision()),
            listener,
            Author.on(connection));
    return runner.run(plan);
  }

  /** Changes the version rows alone, and notes it. */
  public Stamp stamp(RevisionGraph graph, Function<Set<String>, Stamp> planned)
      throws SQLException {
    known(planned);
    books.ensure(connection);
    Author author = Author.on(connection);
    try (Transaction transaction = dialect.begin(connection, books.lock(), List.of())) {
      Stamp stamp = planned.apply(books.rowsNow(connection));
      books.move(connection, stamp.changes());
      if (!stamp.isEmpty()) {
        books.note(connection, HistoryEntry.ofStamp(stamp, author));
      }
      transaction.commit();
      return stamp;
    }
  }

  /** Adds what the history knows to the news that the database is where no script is. */
  private <T> T known(Function<Set<String>, T> question) throws SQLException {
    Set<String> rows = books.rows(connection);
    try {
      return question.apply(rows);
    } catch (UnknownCurrentRevisionException unknown) {
      throw StrangeRevisions.explain(unknown, books.entries(connection));
    }
  }
}

package dev.aludel.migrate;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Scope;
import dev.aludel.dialect.Transaction;
import dev.aludel.diff.SchemaDiff;
import dev.aludel.operation.Located;
import dev.aludel.revision.AppliedRevisions;
import dev.aludel.revision.Plan;
import dev.aludel.revision.Planner;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.Stamp;
import dev.aludel.revision.Step;
import dev.aludel.revision.Target;
import dev.aludel.revision.UnknownCurrentRevisionException;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.script.Companions;
import dev.aludel.script.RepeatableScript;
import dev.aludel.script.Script;
import dev.aludel.script.Scripts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Revisions and one database, on one open connection. */
public final class Migrations {

  private final Connection connection;
  private final DataSource source;
  private final Dialect dialect;
  private final Bookkeeping books;
  private final MigrationListener listener;
  private final Optional<String> tag;
  private final RunOptions options;

  /**
   * Works on an open connection, which stays open.
   *
   * @param source where a run takes further connections to the same database: to keep other runs
   *     out while a statement runs outside a transaction, to look at a slow one, and in place of
   *     one that was lost. They are closed at the end of the run.
   * @param tag a word of the user's own that goes into the history with each step
   * @param options how a run goes on beside others, and when a step fails
   */
  public Migrations(
      Connection connection,
      DataSource source,
      Dialect dialect,
      QualifiedName versionTable,
      QualifiedName historyTable,
      MigrationListener listener,
      Optional<String> tag,
      RunOptions options) {
    this.connection = connection;
    this.source = source;
    this.options = options;
    this.dialect = dialect;
    this.books = new Bookkeeping(dialect, versionTable, historyTable);
    this.listener = listener;
    this.tag = tag;
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
   * Compares the database, which must have all revisions, with a model.
   *
   * @param options what counts
   * @throws MigrationException if the database lacks a revision
   */
  public Comparison compare(Scripts scripts, ModelSource model, ComparisonOptions options)
      throws SQLException {
    requireUpToDate(applied(scripts.graph()));
    Scope scope = new Scope(options.schemas(), books.tables());
    Schema wanted = model.read(dialect, Rehearsal.beside(dialect, () -> connection, scope));
    Schema live = dialect.inspect(connection, dialect.scopeFor(scope, wanted));
    Schema whole =
        model.isWhole() ? wanted : dialect.completed(wanted, live, Optional.of(connection));
    return Comparison.of(
        connection, dialect, scripts, options.filtered(live), options.filtered(whole), options);
  }

  /** What is there, as far as it counts. */
  public Schema schema(ComparisonOptions options) throws SQLException {
    Scope scope = new Scope(options.schemas(), books.tables());
    return options.filtered(dialect.inspect(connection, scope));
  }

  /** The same, in all schemas: of a database in which there is nothing but what revisions made. */
  public Schema schemaOfAll(ComparisonOptions options) throws SQLException {
    return schema(options.inSchemas(dialect.schemas(connection)));
  }

  /** What leads from a schema, as this database would hold it, to what is there. */
  public SchemaDiff drift(Schema expected, ComparisonOptions options) throws SQLException {
    Scope asked = new Scope(options.schemas(), Set.of());
    Schema live = schema(options.inSchemas(dialect.scopeFor(asked, expected).schemas()));
    Schema held = dialect.normalise(connection, options.filtered(expected), live);
    return SchemaDiff.between(held, live);
  }

  private static void requireUpToDate(AppliedRevisions applied) {
    if (!applied.isUpToDate()) {
      throw new MigrationException(
          "Target database is not up to date. It is at %s and lacks %d of the revisions, which a comparison would take for changes of the model. Run 'aludel upgrade heads' first, or compare with the revisions alone: --scratch."
              .formatted(
                  applied.rows().isEmpty() ? "base" : String.join(", ", applied.rows()),
                  applied.pending().size()),
          null,
          null);
    }
  }

  /**
   * Compares what the revisions make with a model, without any database.
   *
   * @throws MigrationException if a revision holds SQL of its own, whose effect only a database can
   *     tell
   */
  public static Comparison compareReplayed(
      Scripts scripts, Dialect dialect, ModelSource model, ComparisonOptions options)
      throws SQLException {
    Schema replayed = schemaOf(Replay.ofAll(scripts, dialect));
    Schema wanted =
        model.read(
            dialect,
            (script, work) -> {
              throw new MigrationException(
                  "A model written in SQL needs a database to be read with. Set dev_url in aludel.toml to a scratch database.",
                  null,
                  null);
            });
    Schema whole = model.isWhole() ? wanted : dialect.completed(wanted, replayed, Optional.empty());
    return Comparison.of(options.filtered(replayed), options.filtered(whole), options);
  }

  /**
   * The schema that the revisions up to the targets make, without any database.
   *
   * @throws MigrationException if a revision holds SQL of its own, whose effect only a database can
   *     tell
   */
  public static Schema replayed(Scripts scripts, Dialect dialect, Target... targets) {
    return schemaOf(new Replay(scripts, dialect, targets));
  }

  private static Schema schemaOf(Replay replay) {
    replay
        .rawScript()
        .ifPresent(
            script -> {
              throw new MigrationException(
                  "Revision %s (%s) holds SQL of its own, whose effect only a database can tell. Set dev_url in aludel.toml to a scratch database."
                      .formatted(script.revision().id(), script.revision().source()),
                  null,
                  null);
            });
    return replay.schema();
  }

  /** Whether the tables that keep account are there. */
  public boolean hasTables() throws SQLException {
    return books.areThere(connection);
  }

  /** Creates the tables that keep account, where they are missing. Tells whether any was. */
  public boolean ensureTables() throws SQLException {
    return books.ensure(connection, turn());
  }

  /**
   * Brings the database up to the targets. Where it then has every revision, the repeatable scripts
   * that have changed run too.
   *
   * @param reading asked once the database has been, so that scripts may be read meanwhile
   * @throws ChangedScriptsException if a script was changed after it was applied
   * @throws MigrationException if a script fails; it is rolled back, and those before it stay
   */
  public RunReport upgrade(Supplier<Scripts> reading, Companions companions, Target... targets)
      throws SQLException {
    Bookkeeping.Standing standing = books.standing(connection);
    Scripts scripts = reading.get();
    Plan plan = known(standing.rows(), rows -> new Planner(scripts.graph()).upgrade(rows, targets));
    RanScripts ran = standing.ran();
    refuse(integrity().changed(scripts, scripts.graph().applied(plan.rowsBefore()), ran));
    List<RepeatableScript> repeatables =
        scripts.graph().applied(plan.rowsAfter()).isUpToDate()
            ? Repetition.pending(companions.repeatables(), ran, !plan.isEmpty())
            : List.of();
    if (plan.isEmpty()) {
      requireFinished(standing.halfDone(), plan);
    }
    return run(scripts, companions, plan, repeatables, ran);
  }

  /** A downgrade that is half done has left its version row: nothing to do would be wrong. */
  private static void requireFinished(Optional<HalfDone> halfDone, Plan plan) {
    halfDone
        .filter(half -> half.action() == Action.DOWNGRADE)
        .ifPresent(half -> HalfDoneSteps.requireToFinish(half, plan));
  }

  /**
   * Runs a plan, and none of the repeatable scripts.
   *
   * @throws MigrationException if a revision fails; it is rolled back, and those before it stay
   */
  public RunReport run(Scripts scripts, Companions companions, Plan plan) throws SQLException {
    if (plan.isEmpty()) {
      requireFinished(books.halfDone(connection, true), plan);
    }
    return run(scripts, companions, plan, List.of(), RanScripts.NONE);
  }

  private RunReport run(
      Scripts scripts,
      Companions companions,
      Plan plan,
      List<RepeatableScript> repeatables,
      RanScripts ran)
      throws SQLException {
    if (plan.isEmpty() && repeatables.isEmpty()) {
      return new RunReport(List.of(), plan.rowsBefore(), plan.rowsAfter());
    }
    scripts.prepare(plan.revisions());
    return inContext(
        step -> scripts.script(step.revision()),
        companions,
        run ->
            run.callbacks()
                .around(
                    plan,
                    () -> {
                      RunReport report = new Runner(run).run(plan);
                      return report.with(repetition(run.link().connection()).run(repeatables, ran));
                    }));
  }

  private interface Work {
    RunReport on(RunContext run) throws SQLException;
  }

  private RunReport inContext(Function<Step, Script> scripts, Companions companions, Work work)
      throws SQLException {
    Optional<StatementWatch> watch =
        dialect.watching().map(looking -> new StatementWatch(looking, source, listener));
    try (Link link = new Link(connection, source)) {
      RunCallbacks callbacks = new RunCallbacks(link, turn(), dialect, companions, listener);
      return work.on(
          new RunContext(
              link,
              dialect,
              books,
              scripts,
              listener,
              Author.on(connection, tag),
              options,
              turn(),
              watch,
              callbacks,
              UUID.randomUUID().toString()));
    } finally {
      watch.ifPresent(StatementWatch::close);
    }
  }

  private Repetition repetition(Connection on) throws SQLException {
    return new Repetition(
        on, turn(), dialect, books, options.retries(), listener, Author.on(on, tag));
  }

  /**
   * Runs every repeatable script, whether it has changed or not.
   *
   * @throws MigrationException if one fails; it is rolled back, and those before it stay
   */
  public List<StepEnd> repeat(Companions companions) throws SQLException {
    books.ensure(connection, turn());
    return repetition(connection).run(companions.repeatables().all(), books.ranScripts(connection));
  }

  /**
   * Sends what a file says in one transaction, such as rows for a test.
   *
   * @param file for messages
   * @throws MigrationException if a statement fails; all is rolled back
   */
  public void send(String file, List<Located> located) throws SQLException {
    try (Transaction transaction = turn().begin(connection, PlainRun.operations(located))) {
      new PlainRun(connection, dialect, new StatementRunner(file, listener, Optional.empty()))
          .send(located, Optional.empty(), false);
      transaction.commit();
    } catch (StatementFailure refused) {
      throw Failure.of(
          refused, "A statement failed and all was rolled back", file, dialect, "Mend the file.");
    }
  }

  /** All repeatable scripts, in the order in which they run. */
  public List<RepeatableState> repeatables(Scripts scripts, Companions companions)
      throws SQLException {
    if (companions.repeatables().isEmpty()) {
      return List.of();
    }
    List<RepeatableScript> pending =
        Repetition.pending(
            companions.repeatables(),
            books.ranScripts(connection),
            !applied(scripts.graph()).isUpToDate());
    Map<String, HistoryEntry> last = new HashMap<>();
    for (HistoryEntry entry : books.entries(connection)) {
      if (entry.action() == Action.REPEAT && !entry.failed()) {
        last.put(entry.revision(), entry);
      }
    }
    return companions.repeatables().all().stream()
        .map(
            script ->
                new RepeatableState(
                    script, pending.contains(script), Optional.ofNullable(last.get(script.name()))))
        .toList();
  }

  /**
   * The applied scripts that say something else than when they were run. Reads the history in one
   * query.
   */
  public List<ChangedScript> changedScripts(Scripts scripts) throws SQLException {
    return integrity().changed(scripts, applied(scripts.graph()));
  }

  /**
   * Goes on only where no applied script was changed.
   *
   * @throws ChangedScriptsException if one was
   */
  public void requireUnchanged(Scripts scripts) throws SQLException {
    refuse(changedScripts(scripts));
  }

  private static void refuse(List<ChangedScript> changed) {
    if (!changed.isEmpty()) {
      throw new ChangedScriptsException(changed);
    }
  }

  /**
   * Takes the applied scripts as they are now: notes their checksums in the history.
   *
   * @return those that were changed
   */
  public List<ChangedScript> acceptChanged(Scripts scripts) throws SQLException {
    List<ChangedScript> changed = changedScripts(scripts);
    integrity().accept(changed, Author.on(connection, tag));
    return changed;
  }

  private Integrity integrity() {
    return new Integrity(connection, turn(), books);
  }

  private Turn turn() {
    return new Turn(dialect, books.versionTable(), options.runnerWait(), listener);
  }

  /**
   * Makes the changes of a comparison, without a revision.
   *
   * @param schemas that were looked at besides the connection's own
   * @param what the history says of it
   * @throws MigrationException if the database is no longer as it was compared, or refuses a
   *     statement; nothing is changed then
   */
  public RunReport apply(Comparison comparison, List<String> schemas, String what)
      throws SQLException {
    return inContext(
        step -> {
          throw new IllegalStateException("A change without a revision has no script.");
        },
        Companions.NONE,
        run -> new DirectChange(run).run(comparison, schemas, what));
  }

  /** Aludel's own tables under these names, which no comparison knows of. */
  public static Set<QualifiedName> ownTables(
      Dialect dialect, QualifiedName versionTable, QualifiedName historyTable) {
    return new Bookkeeping(dialect, versionTable, historyTable).tables();
  }

  /** The dialect of the database. */
  public Dialect dialect() {
    return dialect;
  }

  /** What {@link #stamp} would change. */
  public Stamp planStamp(Function<Set<String>, Stamp> planned) throws SQLException {
    return known(planned);
  }

  /** Changes the version rows alone, and notes it. */
  public Stamp stamp(RevisionGraph graph, Function<Set<String>, Stamp> planned)
      throws SQLException {
    known(planned);
    books.ensure(connection, turn());
    Author author = Author.on(connection, tag);
    try (Transaction transaction = turn().begin(connection, List.of())) {
      books.forgetHalfDone(connection);
      Stamp stamp = planned.apply(books.rowsNow(connection));
      if (!stamp.isEmpty()) {
        books.record(connection, stamp.changes(), HistoryEntry.ofStamp(stamp, author));
      }
      transaction.commit();
      return stamp;
    }
  }

  /** Adds what the history knows to the news that the database is where no script is. */
  private <T> T known(Function<Set<String>, T> question) throws SQLException {
    return known(books.rows(connection), question);
  }

  private <T> T known(Set<String> rows, Function<Set<String>, T> question) throws SQLException {
    try {
      return question.apply(rows);
    } catch (UnknownCurrentRevisionException unknown) {
      throw StrangeRevisions.explain(unknown, books.entries(connection));
    }
  }
}

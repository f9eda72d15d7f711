package dev.aludel;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.diff.SchemaDiff;
import dev.aludel.error.AludelException;
import dev.aludel.migrate.ChangedScript;
import dev.aludel.migrate.Comparison;
import dev.aludel.migrate.HistoryEntry;
import dev.aludel.migrate.Migrations;
import dev.aludel.migrate.NewRevision;
import dev.aludel.migrate.NewScript;
import dev.aludel.migrate.OfflineMigrations;
import dev.aludel.migrate.RepeatableState;
import dev.aludel.migrate.RevisionFiles;
import dev.aludel.migrate.RunReport;
import dev.aludel.migrate.trial.RevisionTrial;
import dev.aludel.migrate.trial.Trial;
import dev.aludel.migrate.trial.TrialReport;
import dev.aludel.revision.AppliedRevisions;
import dev.aludel.revision.Plan;
import dev.aludel.revision.Planner;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.Stamp;
import dev.aludel.revision.Target;
import dev.aludel.schema.Schema;
import dev.aludel.script.Fixtures;
import dev.aludel.script.Scripts;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Aludel in an application: the verbs of the command line.
 *
 * <pre>{@code
 * Aludel aludel = Aludel.open(AludelConfig.of(dataSource).scripts(directory));
 * aludel.upgrade("head");
 * }</pre>
 *
 * <p>It keeps no state between calls and may be used by several threads. Each call takes a
 * connection, gives it back, and reads the scripts as they are then. Every failure is an {@link
 * AludelException} whose message is for the person who has to mend it.
 */
public final class Aludel {

  private final AludelConfig config;

  private Aludel(AludelConfig config) {
    this.config = config;
  }

  /** Sets up; nothing is opened or read yet. */
  public static Aludel open(AludelConfig config) {
    return new Aludel(config);
  }

  public AludelConfig config() {
    return config;
  }

  /** The scripts as they are now; none is compiled. */
  public Scripts scripts() {
    return config.scripts().get();
  }

  /** What the scripts say of each other. */
  public RevisionGraph graph() {
    return scripts().graph();
  }

  /** Where the database is. */
  public AppliedRevisions current() {
    RevisionGraph graph = graph();
    return onDatabase(migrations -> migrations.applied(graph));
  }

  /** Every step ever run on the database, oldest first. */
  public List<HistoryEntry> history() {
    return onDatabase(Migrations::history);
  }

  /** What {@link #upgrade} would run. */
  public Plan planUpgrade(String... targets) {
    RevisionGraph graph = graph();
    return onDatabase(migrations -> migrations.planUpgrade(graph, targets(targets)));
  }

  /** What {@link #downgrade} would run. */
  public Plan planDowngrade(String target) {
    RevisionGraph graph = graph();
    return onDatabase(migrations -> migrations.planDowngrade(graph, Target.parse(target)));
  }

  /**
   * Brings the database up to the targets: {@code head}, {@code +1}, {@code 3f2a}, {@code
   * billing@head}. Where it then has every revision, the repeatable scripts that have changed run
   * too.
   *
   * @throws dev.aludel.migrate.MigrationException if a revision fails; it is rolled back, and those
   *     before it stay
   * @throws dev.aludel.migrate.ChangedScriptsException if a script was changed after it was
   *     applied; nothing is run
   */
  public RunReport upgrade(String... targets) {
    ScriptsAhead ahead = ScriptsAhead.of(config.scripts(), config.requireDataSource());
    return onDatabase(
        migrations -> migrations.upgrade(ahead::get, config.companions().get(), targets(targets)));
  }

  /**
   * Tries every revision in this database, which must be empty: up, down, and up again. The
   * revisions' fixtures are in the folder beside those of the scripts; the model is compared at the
   * end, if there is one.
   *
   * @param fixtures reads the rows that must survive
   * @param progress hears of each revision when it has been tried
   * @throws AludelException if the database is not empty
   */
  public TrialReport trial(Function<Scripts, Fixtures> fixtures, Consumer<RevisionTrial> progress) {
    Scripts scripts = scripts();
    return onDatabase(
        (migrations, connection) ->
            new Trial(
                    migrations,
                    connection,
                    scripts,
                    fixtures.apply(scripts),
                    config.comparison(),
                    progress)
                .run(config.companions().get().withoutCallbacks(), config.model()));
  }

  /** The repeatable scripts in the order in which they run, and what the database knows of each. */
  public List<RepeatableState> repeatables() {
    Scripts scripts = scripts();
    return onDatabase(migrations -> migrations.repeatables(scripts, config.companions().get()));
  }

  /** The scripts that were changed after they were applied, in the order of their revisions. */
  public List<ChangedScript> changedScripts() {
    Scripts scripts = scripts();
    return onDatabase(migrations -> migrations.changedScripts(scripts));
  }

  /**
   * Takes the applied scripts as they are now, and notes it in the history.
   *
   * @return those that were changed
   */
  public List<ChangedScript> acceptChanged() {
    Scripts scripts = scripts();
    return onDatabase(migrations -> migrations.acceptChanged(scripts));
  }

  /**
   * Takes the database down to the target: {@code -1}, {@code 3f2a}, {@code base}.
   *
   * @throws dev.aludel.migrate.MigrationException as for {@link #upgrade}
   */
  public RunReport downgrade(String target) {
    Scripts scripts = scripts();
    return onDatabase(
        migrations ->
            migrations.run(
                scripts,
                config.companions().get(),
                migrations.planDowngrade(scripts.graph(), Target.parse(target))));
  }

  /**
   * Compares the database, which must have all revisions, with the model.
   *
   * @throws dev.aludel.migrate.MigrationException if the database lacks a revision
   */
  public Comparison compare() {
    Scripts scripts = scripts();
    return onDatabase(
        migrations -> migrations.compare(scripts, config.requireModel(), config.comparison()));
  }

  /**
   * What was done to the database besides its revisions: the changes that lead from what they make
   * to what is there.
   *
   * @param expected what its revisions make, such as {@link #schema} of another database at the
   *     same revisions
   */
  public SchemaDiff drift(Schema expected) {
    return onDatabase(migrations -> migrations.drift(expected, config.comparison()));
  }

  /** What is in the database now, without Aludel's own tables. */
  public Schema schema() {
    return onDatabase(migrations -> migrations.schema(config.comparison()));
  }

  /** The same, in all schemas: of a database in which there is nothing but what revisions made. */
  public Schema schemaOfAll() {
    return onDatabase(migrations -> migrations.schemaOfAll(config.comparison()));
  }

  /**
   * Compares what the revisions make with the model, without any database.
   *
   * @throws dev.aludel.migrate.MigrationException if a revision holds SQL of its own, whose effect
   *     only a database can tell
   */
  public Comparison compareReplayed() {
    Scripts scripts = scripts();
    try {
      return Migrations.compareReplayed(
          scripts, offlineDialect(), config.requireModel(), config.comparison());
    } catch (SQLException e) {
      throw new AludelException("The database refused: " + e.getMessage(), e);
    }
  }

  /**
   * Makes the changes of a comparison in one transaction, without a revision: for a database that
   * is not kept by revisions, such as a developer's own.
   *
   * @param what the history says of it
   * @throws dev.aludel.migrate.MigrationException if the database is no longer as it was compared,
   *     or refuses a statement; nothing is changed then
   */
  public RunReport apply(Comparison comparison, String what) {
    return onDatabase(
        migrations -> migrations.apply(comparison, config.comparison().schemas(), what));
  }

  /**
   * The schema that the revisions up to the targets make, without any database.
   *
   * @throws dev.aludel.migrate.MigrationException if a revision holds SQL of its own, whose effect
   *     only a database can tell
   */
  public Schema replayed(String... targets) {
    return Migrations.replayed(scripts(), offlineDialect(), targets(targets));
  }

  /**
   * What the model has that no revision has: nothing, when a new revision would be empty.
   *
   * @throws dev.aludel.migrate.ChangedScriptsException if a script was changed after it was applied
   * @throws dev.aludel.migrate.MigrationException if the database lacks a revision
   */
  public SchemaDiff check() {
    Scripts scripts = scripts();
    return onDatabase(
        migrations -> {
          migrations.requireUnchanged(scripts);
          return migrations.compare(scripts, config.requireModel(), config.comparison()).diff();
        });
  }

  /**
   * Writes a new revision that does nothing yet.
   *
   * @throws AludelException if it does not fit among the others, or cannot be written
   */
  public Path revision(NewRevision wanted) {
    return revisionFiles().plan(wanted).create();
  }

  /**
   * Writes a new revision that makes the changes of a comparison: {@code
   * aludel.revision(NewRevision.of("add phone"), aludel.compare())}.
   *
   * @return the file; empty when there is no change, for then nothing is written
   * @throws AludelException as for {@link #revision(NewRevision)}
   */
  public Optional<Path> revision(NewRevision wanted, Comparison comparison) {
    return revisionFiles().plan(wanted, comparison).map(NewScript::create);
  }

  /** Where new revisions go, for a caller who wants to see one before it is written. */
  public RevisionFiles revisionFiles() {
    return new RevisionFiles(
        config
            .directory()
            .orElseThrow(
                () ->
                    new AludelException(
                        "New revisions need a folder to be written to: AludelConfig.scripts(ScriptDirectory).")));
  }

  private Dialect offlineDialect() {
    return Dialects.named(
        config
            .dialect()
            .orElseThrow(
                () ->
                    new AludelException(
                        "Without a database, the dialect must be given: AludelConfig.offline(…).")));
  }

  /** Says that the database is at the targets, and runs nothing. */
  public Stamp stamp(String... targets) {
    RevisionGraph graph = graph();
    return onDatabase(
        migrations ->
            migrations.stamp(graph, rows -> new Planner(graph).stamp(rows, targets(targets))));
  }

  /** What {@link #stamp} would do. */
  public Stamp planStamp(String... targets) {
    RevisionGraph graph = graph();
    return onDatabase(
        migrations ->
            migrations.planStamp(rows -> new Planner(graph).stamp(rows, targets(targets))));
  }

  /** What {@link #stampPurging} would do. */
  public Stamp planStampPurging(String... targets) {
    RevisionGraph graph = graph();
    return onDatabase(
        migrations ->
            migrations.planStamp(rows -> new Planner(graph).purge(rows, targets(targets))));
  }

  /** Like {@link #stamp}, for a database whose version rows no script knows: they go first. */
  public Stamp stampPurging(String... targets) {
    RevisionGraph graph = graph();
    return onDatabase(
        migrations ->
            migrations.stamp(graph, rows -> new Planner(graph).purge(rows, targets(targets))));
  }

  /**
   * Creates the version table and the history table where they are missing.
   *
   * @return whether anything was missing
   */
  public boolean ensureVersion() {
    return onDatabase(Migrations::ensureTables);
  }

  /** Whether the version table and the history table are both there. */
  public boolean hasVersion() {
    return onDatabase(Migrations::hasTables);
  }

  /**
   * The same verbs printed as SQL instead of run; with a dialect configured, no database is asked.
   */
  public OfflineMigrations offline() {
    Dialect dialect =
        config.dialect().isPresent()
            ? Dialects.named(config.dialect().get())
            : onDatabase(Migrations::dialect);
    return new OfflineMigrations(
        dialect,
        config.versionTable(),
        config.historyTable(),
        scripts(),
        config.companions(),
        config.tag());
  }

  private static Target[] targets(String... texts) {
    return Target.parseAll(Arrays.asList(texts)).toArray(Target[]::new);
  }

  private <T> T onDatabase(Work<T> work) {
    return onDatabase((migrations, connection) -> work.on(migrations));
  }

  /** Work on a connection that is closed afterwards, whatever happens. */
  private <T> T onDatabase(ConnectedWork<T> work) {
    DataSource source = config.requireDataSource();
    try (Connection connection = source.getConnection()) {
      Dialect dialect = Dialects.of(connection).telling(config.comparison().access());
      return work.on(
          new Migrations(
              connection,
              source,
              dialect,
              config.versionTable(),
              config.historyTable(),
              config.listener(),
              config.tag(),
              config.run()),
          connection);
    } catch (SQLException e) {
      throw new AludelException("The database refused: " + e.getMessage(), e);
    }
  }

  private interface Work<T> {
    T on(Migrations migrations) throws SQLException;
  }

  private interface ConnectedWork<T> {
    T on(Migrations migrations, Connection connection) throws SQLException;
  }
}

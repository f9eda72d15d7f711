package dev.aludel;

import dev.aludel.error.AludelException;
import dev.aludel.migrate.ComparisonOptions;
import dev.aludel.migrate.MigrationListener;
import dev.aludel.migrate.ModelSource;
import dev.aludel.migrate.RunOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.script.Companions;
import dev.aludel.script.ScriptDirectory;
import dev.aludel.script.Scripts;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * What Aludel works with. A configuration is a value: each method answers with another one.
 *
 * <pre>{@code
 * Aludel.open(AludelConfig.of(dataSource).scripts(ScriptDirectory.of(Path.of("migrations/versions"))))
 *     .upgrade("head");
 * }</pre>
 *
 * @param dataSource where connections come from; each command takes one and gives it back
 * @param dialect the dialect to write SQL in where no connection is made; with a connection, the
 *     database says it
 * @param scripts reads the revisions, anew for each command
 * @param directory where new revisions are written, if the revisions are files
 * @param companions reads callbacks and repeatable scripts, anew for each command
 * @param versionTable the table that says where a database is
 * @param historyTable the table that says how it came there
 * @param model the wanted schema
 * @param comparison what counts when the database is compared with it
 * @param listener what hears of a run while it goes on
 * @param tag a word of the user's own that goes into the history with each step
 * @param run how a run goes on beside others, and when a step fails
 */
public record AludelConfig(
    Optional<DataSource> dataSource,
    Optional<String> dialect,
    Supplier<Scripts> scripts,
    Optional<ScriptDirectory> directory,
    Supplier<Companions> companions,
    QualifiedName versionTable,
    QualifiedName historyTable,
    Optional<ModelSource> model,
    ComparisonOptions comparison,
    MigrationListener listener,
    Optional<String> tag,
    RunOptions run) {

  public static final String DEFAULT_VERSION_TABLE = "aludel_version";
  public static final String DEFAULT_HISTORY_TABLE = "aludel_history";

  /** The defaults, on a database. */
  public static AludelConfig of(DataSource dataSource) {
    return defaults(Optional.of(dataSource), Optional.empty());
  }

  /** The defaults without a database, for what needs none: printing SQL, showing the graph. */
  public static AludelConfig offline(String dialect) {
    return defaults(Optional.empty(), Optional.of(dialect));
  }

  private static AludelConfig defaults(Optional<DataSource> dataSource, Optional<String> dialect) {
    return new AludelConfig(
        dataSource,
        dialect,
        () -> {
          throw new AludelException(
              "There are no revisions to work with. Say where they are: AludelConfig.scripts(…).");
        },
        Optional.empty(),
        () -> Companions.NONE,
        QualifiedName.of(DEFAULT_VERSION_TABLE),
        QualifiedName.of(DEFAULT_HISTORY_TABLE),
        Optional.empty(),
        ComparisonOptions.ALL,
        MigrationListener.NONE,
        Optional.empty(),
        RunOptions.DEFAULT);
  }

  /** Revisions that are files, in one folder or several. */
  public AludelConfig scripts(ScriptDirectory folders) {
    return withScripts(folders::load, Optional.of(folders));
  }

  /** Revisions from anywhere else, such as the class path of an application. */
  public AludelConfig scripts(Supplier<Scripts> loaded) {
    return withScripts(loaded, Optional.empty());
  }

  private AludelConfig withScripts(Supplier<Scripts> loaded, Optional<ScriptDirectory> folders) {
    return new AludelConfig(
        dataSource,
        dialect,
        loaded,
        folders,
        companions,
        versionTable,
        historyTable,
        model,
        comparison,
        listener,
        tag,
        run);
  }

  /**
   * With callbacks and repeatable scripts, such as {@code () ->
   * Companions.in(Path.of("migrations"), ScriptEnvironment.standard())}.
   */
  public AludelConfig companions(Supplier<Companions> beside) {
    return new AludelConfig(
        dataSource,
        dialect,
        scripts,
        directory,
        beside,
        versionTable,
        historyTable,
        model,
        comparison,
        listener,
        tag,
        run);
  }

  public AludelConfig versionTable(QualifiedName table) {
    return new AludelConfig(
        dataSource,
        dialect,
        scripts,
        directory,
        companions,
        table,
        historyTable,
        model,
        comparison,
        listener,
        tag,
        run);
  }

  public AludelConfig historyTable(QualifiedName table) {
    return new AludelConfig(
        dataSource,
        dialect,
        scripts,
        directory,
        companions,
        versionTable,
        table,
        model,
        comparison,
        listener,
        tag,
        run);
  }

  public AludelConfig comparing(ComparisonOptions options) {
    return new AludelConfig(
        dataSource,
        dialect,
        scripts,
        directory,
        companions,
        versionTable,
        historyTable,
        model,
        options,
        listener,
        tag,
        run);
  }

  public AludelConfig model(ModelSource source) {
    return new AludelConfig(
        dataSource,
        dialect,
        scripts,
        directory,
        companions,
        versionTable,
        historyTable,
        Optional.of(source),
        comparison,
        listener,
        tag,
        run);
  }

  public AludelConfig listener(MigrationListener hears) {
    return new AludelConfig(
        dataSource,
        dialect,
        scripts,
        directory,
        companions,
        versionTable,
        historyTable,
        model,
        comparison,
        hears,
        tag,
        run);
  }

  /** With a word for the history, such as a ticket. */
  public AludelConfig tagged(String word) {
    return new AludelConfig(
        dataSource,
        dialect,
        scripts,
        directory,
        companions,
        versionTable,
        historyTable,
        model,
        comparison,
        listener,
        Optional.of(word),
        run);
  }

  /** Running beside others, and failing, as these say. */
  public AludelConfig running(RunOptions options) {
    return new AludelConfig(
        dataSource,
        dialect,
        scripts,
        directory,
        companions,
        versionTable,
        historyTable,
        model,
        comparison,
        listener,
        tag,
        options);
  }

  DataSource requireDataSource() {
    return dataSource.orElseThrow(
        () ->
            new AludelException(
                "There is no database to work on. Set url in aludel.toml, DATABASE_URL in the environment, or --url."));
  }

  ModelSource requireModel() {
    return model.orElseThrow(
        () ->
            new AludelException(
                "There is no model to compare with. Set target in aludel.toml: \"jpa:com.example.model\" for entities, or \"schema.sql\" for a file."));
  }
}

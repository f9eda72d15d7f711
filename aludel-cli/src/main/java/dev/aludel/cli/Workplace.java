package dev.aludel.cli;

import dev.aludel.Aludel;
import dev.aludel.AludelConfig;
import dev.aludel.cli.model.TargetModel;
import dev.aludel.cli.scratch.ScratchDatabase;
import dev.aludel.cli.source.ObjectFilter;
import dev.aludel.cli.source.SchemaSources;
import dev.aludel.connect.Connector;
import dev.aludel.connect.DatabaseUrl;
import dev.aludel.connect.SessionOptions;
import dev.aludel.connect.SqliteUrl;
import dev.aludel.connect.settings.AludelSettings;
import dev.aludel.connect.settings.LocatedText;
import dev.aludel.connect.settings.Settings;
import dev.aludel.connect.settings.SettingsException;
import dev.aludel.connect.settings.SettingsReader;
import dev.aludel.dialect.Access;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.diff.Renames;
import dev.aludel.diff.SchemaDiff;
import dev.aludel.embedded.EmbeddedUrl;
import dev.aludel.migrate.Comparison;
import dev.aludel.migrate.ComparisonOptions;
import dev.aludel.migrate.MigrationListener;
import dev.aludel.migrate.ModelSource;
import dev.aludel.migrate.OfflineMigrations;
import dev.aludel.migrate.RetryPolicy;
import dev.aludel.migrate.RunOptions;
import dev.aludel.migrate.trial.RevisionTrial;
import dev.aludel.migrate.trial.TrialReport;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.Target;
import dev.aludel.revision.TargetResolver;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.script.Companions;
import dev.aludel.script.Fixtures;
import dev.aludel.script.ScriptDirectory;
import dev.aludel.script.ScriptEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What the settings say a command works with; nothing is opened before it is needed. */
final class Workplace {

  private final Settings settings;
  private final Consumer<String> advice;

  private Workplace(Settings settings, Consumer<String> advice) {
    this.settings = settings;
    this.advice = advice;
  }

  /** Reads the settings that the options of this run point to. */
  static Workplace of(Main main, Consumer<String> advice) {
    SettingsReader reader = reader(main);
    if (main.url != null) {
      reader.set(AludelSettings.URL, main.url, "--url");
    }
    return new Workplace(reader.read(), advice);
  }

  /** The same with another database. */
  static Workplace on(Main main, String url, Consumer<String> advice) {
    return new Workplace(reader(main).set(AludelSettings.URL, url, "--databases").read(), advice);
  }

  private static SettingsReader reader(Main main) {
    SettingsReader reader =
        SettingsReader.in(main.around.directory()).environment(main.around.environment());
    configFile(main).ifPresent(file -> reader.file(Path.of(file)));
    if (main.name != null) {
      reader.database(main.name);
    }
    if (main.overrides != null) {
      main.overrides.forEach(override -> set(reader, override));
    }
    return reader;
  }

  private static Optional<String> configFile(Main main) {
    return Optional.ofNullable(main.shortConfig)
        .or(() -> Optional.ofNullable(main.config))
        .or(() -> Optional.ofNullable(main.around.environment().get("ALUDEL_CONFIG")))
        .filter(file -> !file.isEmpty());
  }

  private static void set(SettingsReader reader, String override) {
    int equals = override.indexOf('=');
    if (equals < 1) {
      throw new UsageException(
          "-x %s does not say what to set. Write -x KEY=VALUE, such as -x timeouts.lock=10s."
              .formatted(override));
    }
    reader.set(override.substring(0, equals), override.substring(equals + 1), "-x");
  }

  Settings settings() {
    return settings;
  }

  DatabaseUrl url() {
    return settings.databaseUrl();
  }

  /**
   * The dialect of the configured database; where none is configured, one that serves to read
   * scripts with.
   */
  Dialect dialect() {
    try {
      return Dialects.named(url().dialect());
    } catch (SettingsException none) {
      return Dialects.named("postgresql");
    }
  }

  /** Aludel on the configured database. */
  Aludel aludel(MigrationListener listener, Optional<String> tag) {
    return aludel(listener, tag, runOptions());
  }

  /** The same, running as these options say. */
  Aludel aludel(MigrationListener listener, Optional<String> tag, RunOptions options) {
    AludelConfig config =
        configured(AludelConfig.of(Connector.forMigrations(settings).dataSource()))
            .listener(listener)
            .running(options);
    return Aludel.open(tag.map(config::tagged).orElse(config));
  }

  /**
   * Does that on an empty database in memory, if the configured one is an SQLite file that is not
   * there: what goes wrong before anything runs is to leave no file behind.
   *
   * @param plan what finds out whether there is something to run
   */
  void beforeCreating(Consumer<Aludel> plan) {
    if (Connector.forMigrations(settings).url() instanceof SqliteUrl sqlite
        && isToBeCreated(sqlite)) {
      plan.accept(Aludel.open(configured(AludelConfig.of(nothing(sqlite).dataSource()))));
    }
  }

  private Connector nothing(SqliteUrl url) {
    SqliteUrl memory = new SqliteUrl(Optional.empty(), false, url.parameters());
    return Connector.of(memory, SessionOptions.forMigrations(settings));
  }

  /**
   * Aludel on the configured database, for a command that changes nothing. An SQLite file that is
   * not there yet counts as an empty database, and is not created.
   */
  Aludel reading() {
    return Aludel.open(configured(AludelConfig.of(reading(true).dataSource())));
  }

  /**
   * Compares with the model.
   *
   * @param scratch whether the revisions are compared in place of the configured database: replayed
   *     in a scratch database where there can be one, else from what their operations say
   */
  Comparison compare(Renames renames, boolean scratch, Access access) {
    if (!scratch) {
      // Trying out what the model says needs rights to write; all of it is rolled back.
      return comparing(AludelConfig.of(reading(false).dataSource()), renames, access).compare();
    }
    Optional<ScratchDatabase> database = ScratchDatabase.of(settings, dialect().name());
    if (database.isEmpty()) {
      return comparing(AludelConfig.offline(dialect().name()), renames, access).compareReplayed();
    }
    try (ScratchDatabase empty = database.get()) {
      Aludel aludel = comparing(AludelConfig.of(empty.dataSource()), renames, access);
      aludel = Aludel.open(aludel.config().model(new TargetModel(settings).beside()));
      if (!aludel.graph().isEmpty()) {
        aludel.upgrade("heads");
      }
      return aludel.compare();
    }
  }

  /**
   * What the model has that no revision has.
   *
   * @param scratch as for {@link #compare}
   */
  SchemaDiff check(boolean scratch) {
    return scratch
        ? compare(Renames.NONE, true, new AccessOptions().in(settings)).diff()
        : comparing(AludelConfig.of(reading(false).dataSource()), Renames.NONE).check();
  }

  /**
   * An empty database of the configured dialect, or of the URL's: never the database that it names.
   *
   * @param wanted a server on which one is made, {@code embedded:postgresql}, or SQLite
   */
  ScratchDatabase emptyDatabase(Optional<String> wanted) {
    LocatedText started = new LocatedText("embedded:postgresql", settings.directory());
    if (wanted.isPresent()) {
      LocatedText url = new LocatedText(wanted.get(), settings.directory());
      boolean sqlite = EmbeddedUrl.parse(url.text()).isEmpty() && dialect().name().equals("sqlite");
      return sqlite
          ? ScratchDatabase.of(settings, "sqlite").orElseThrow()
          : ScratchDatabase.of(url, settings);
    }
    return ScratchDatabase.of(settings, dialect().name())
        .orElseGet(() -> ScratchDatabase.of(started, settings));
  }

  /** Tries every revision in an empty database, and compares the end with the model. */
  TrialReport trial(ScratchDatabase empty, Consumer<RevisionTrial> progress) {
    AludelConfig config = AludelConfig.of(empty.dataSource());
    boolean model = settings.find(AludelSettings.TARGET).isPresent();
    Aludel aludel = model ? comparing(config, Renames.NONE) : Aludel.open(configured(config));
    if (model) {
      aludel = Aludel.open(aludel.config().model(readNow()));
    }
    return aludel.trial(
        scripts -> Fixtures.in(shown(settings.get(AludelSettings.SCRIPT_LOCATION)), scripts),
        progress);
  }

  /**
   * The model, read now where that needs no database: classes that are not compiled are told before
   * every revision has been tried, and not after it.
   */
  private ModelSource readNow() {
    TargetModel model = new TargetModel(settings);
    if (model.isWhole()) {
      return model.beside();
    }
    try {
      return ModelSource.of(
          model.read(
              dialect(),
              (script, work) -> {
                throw new IllegalStateException("Entities are read without a database");
              }));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What was done to the configured database besides its revisions. */
  Drift drift() {
    Aludel live = comparing(AludelConfig.of(reading(false).dataSource()), Renames.NONE);
    Set<String> rows = live.current().rows();
    SchemaDiff diff = live.drift(schemaAt(rows));
    return new Drift(rows, diff, live.changedScripts());
  }

  /** What the revisions below these make: in a scratch database, where there can be one. */
  private Schema schemaAt(Set<String> rows) {
    String[] targets = rows.toArray(String[]::new);
    Optional<ScratchDatabase> database = ScratchDatabase.of(settings, dialect().name());
    if (database.isEmpty()) {
      return rows.isEmpty()
          ? Schema.EMPTY
          : comparing(AludelConfig.offline(dialect().name()), Renames.NONE).replayed(targets);
    }
    try (ScratchDatabase empty = database.get()) {
      Aludel aludel = comparing(AludelConfig.of(empty.dataSource()), Renames.NONE);
      if (!rows.isEmpty()) {
        aludel.upgrade(targets);
      }
      return aludel.schemaOfAll();
    }
  }

  /** Aludel on the configured database, for changes without a revision. */
  Aludel applying(
      MigrationListener listener, Optional<String> tag, List<String> schemas, Access access) {
    AludelConfig config =
        aludel(listener, tag)
            .config()
            .comparing(ComparisonOptions.ALL.inSchemas(compared(schemas)).telling(access));
    return Aludel.open(config);
  }

  /** The schemas that can be named, with the dialect where no live database tells it. */
  SchemaSources sources(
      Optional<String> wanted, List<String> schemas, ObjectFilter filter, Access access) {
    return new SchemaSources(
        settings,
        this::configuredForScratch,
        wanted.map(Dialects::named).orElseGet(this::dialect),
        compared(schemas),
        filter,
        access);
  }

  /** The schemas besides the connection's own; without any, those of the settings. */
  private List<String> compared(List<String> named) {
    return named.isEmpty() && dialect().name().equals("postgresql")
        ? settings.get(AludelSettings.COMPARE_SCHEMAS)
        : named;
  }

  /** The same, of all that is in a connection's own schema. */
  SchemaSources sources(Access access) {
    return sources(Optional.empty(), List.of(), ObjectFilter.parse(List.of(), List.of()), access);
  }

  /**
   * What all revisions make, from what their operations say, without any database.
   *
   * @throws dev.aludel.migrate.MigrationException if a revision holds SQL of its own
   */
  Schema replayed() {
    return comparing(AludelConfig.offline(dialect().name()), Renames.NONE).replayed("heads");
  }

  private Aludel comparing(AludelConfig config, Renames renames) {
    return comparing(config, renames, new AccessOptions().in(settings));
  }

  private Aludel comparing(AludelConfig config, Renames renames, Access access) {
    return Aludel.open(
        configuredForScratch(config)
            .model(new TargetModel(settings))
            .comparing(
                ComparisonOptions.ALL
                    .inSchemas(compared(List.of()))
                    .ofTables(new CountingTables(settings))
                    .withTypes(settings.get(AludelSettings.COMPARE_TYPE))
                    .withDefaults(settings.get(AludelSettings.COMPARE_SERVER_DEFAULT))
                    .telling(access)
                    .renaming(renames)));
  }

  /**
   * Connections for a command that changes nothing: an SQLite file that is not there yet is not
   * created.
   *
   * @param readOnly whether the database itself is to refuse changes
   */
  Connector reading(boolean readOnly) {
    Connector connector = Connector.forMigrations(settings);
    if (connector.url() instanceof SqliteUrl sqlite && isToBeCreated(sqlite)) {
      advice.accept("%s does not exist yet; aludel upgrade head creates it.".formatted(sqlite));
      return nothing(sqlite);
    }
    return readOnly ? connector.readOnly() : connector.withoutCreating();
  }

  private static boolean isToBeCreated(SqliteUrl url) {
    return url.file()
        .filter(file -> !Files.exists(file))
        .map(file -> file.toAbsolutePath().getParent())
        .filter(Files::isDirectory)
        .isPresent();
  }

  /** Without a database, the SQL of the one that is configured. */
  OfflineMigrations offline(Optional<String> tag) {
    AludelConfig config = configured(AludelConfig.offline(url().dialect()));
    return Aludel.open(tag.map(config::tagged).orElse(config)).offline();
  }

  /** Aludel on the scripts alone, for what asks no database and needs no setting of one. */
  Aludel onScripts() {
    return Aludel.open(configured(AludelConfig.offline("")));
  }

  /** Reads targets against the database if one of them counts from where it is. */
  TargetResolver resolver(RevisionGraph graph, Target... targets) {
    return Stream.of(targets).anyMatch(Workplace::countsFromCurrent)
        ? TargetResolver.of(reading().current())
        : TargetResolver.of(graph);
  }

  /** Whether only a database can say what it means. */
  static boolean countsFromCurrent(Target target) {
    return target instanceof Target.Current
        || (target instanceof Target.Relative relative && countsFromCurrent(relative.from()));
  }

  /** What the settings add to the configuration of one of many databases. */
  UnaryOperator<AludelConfig> configuring(Optional<String> tag, RunOptions options) {
    return config -> {
      AludelConfig full = configured(config).running(options);
      return tag.map(full::tagged).orElse(full);
    };
  }

  /** Callbacks are for real runs: what they tell or count should not hear of scratch databases. */
  private AludelConfig configuredForScratch(AludelConfig config) {
    return configured(config).companions(() -> companions().withoutCallbacks());
  }

  /** The callbacks and the repeatable scripts. */
  Companions companions() {
    return Companions.in(
        shown(settings.get(AludelSettings.SCRIPT_LOCATION)),
        ScriptEnvironment.standard().withClasspath(classpath()));
  }

  private AludelConfig configured(AludelConfig config) {
    return config
        .scripts(scripts())
        .companions(this::companions)
        .versionTable(table(settings.get(AludelSettings.VERSION_TABLE)))
        .historyTable(table(settings.get(AludelSettings.HISTORY_TABLE)))
        .running(runOptions());
  }

  /** How the settings say that a run goes on beside others. */
  RunOptions runOptions() {
    return RunOptions.DEFAULT
        .withRetries(RetryPolicy.DEFAULT.withRetries(settings.get(AludelSettings.LOCK_RETRIES)))
        .withRunnerWait(settings.get(AludelSettings.RUNNER_TIMEOUT));
  }

  private QualifiedName table(String name) {
    return settings
        .find(AludelSettings.VERSION_TABLE_SCHEMA)
        .map(schema -> QualifiedName.of(schema, name))
        .orElseGet(() -> QualifiedName.of(name));
  }

  /** The folders of the revisions. */
  ScriptDirectory scripts() {
    List<Path> locations = settings.get(AludelSettings.VERSION_LOCATIONS);
    return new ScriptDirectory(
        locations.isEmpty()
            ? List.of(shown(settings.get(AludelSettings.SCRIPT_LOCATION).resolve("versions")))
            : locations.stream().map(Workplace::shown).toList(),
        settings.get(AludelSettings.RECURSIVE_VERSION_LOCATIONS),
        ScriptEnvironment.standard().withClasspath(classpath()));
  }

  /** A path below the current directory as a person would type it. */
  static Path shown(Path path) {
    Path here = Path.of("").toAbsolutePath();
    return path.startsWith(here) && !path.equals(here) ? here.relativize(path) : path;
  }

  /** The folders and jars of the user's own classes. */
  List<Path> classpath() {
    return settings.get(AludelSettings.CLASSPATH).stream()
        .flatMap(pattern -> pattern.expand().stream())
        .toList();
  }
}

package dev.aludel.cli;

import dev.aludel.Aludel;
import dev.aludel.AludelConfig;
import dev.aludel.connect.Connector;
import dev.aludel.connect.DatabaseUrl;
import dev.aludel.connect.settings.AludelSettings;
import dev.aludel.connect.settings.Settings;
import dev.aludel.connect.settings.SettingsReader;
import dev.aludel.migrate.MigrationListener;
import dev.aludel.schema.QualifiedName;
import dev.aludel.script.ScriptDirectory;
import dev.aludel.script.ScriptEnvironment;
import java.nio.file.Path;
import java.util.List;

/** What the settings say a command works with; nothing is opened before it is needed. */
final class Workplace {

  private final Settings settings;

  private Workplace(Settings settings) {
    this.settings = settings;
  }

  /** Reads the settings that the options of this run point to. */
  static Workplace of(Main main) {
    SettingsReader reader = SettingsReader.in(Path.of(""));
    if (main.config != null) {
      reader.file(Path.of(main.config));
    }
    if (main.name != null) {
      reader.database(main.name);
    }
    if (main.overrides != null) {
      main.overrides.forEach(override -> set(reader, override));
    }
    if (main.url != null) {
      reader.set(AludelSettings.URL, main.url, "--url");
    }
    return new Workplace(reader.read());
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

  /** Aludel on the configured database. */
  Aludel aludel(MigrationListener listener) {
    return Aludel.open(
        configured(AludelConfig.of(Connector.forMigrations(settings).dataSource()))
            .listener(listener));
  }

  /** Aludel on the configured database, for a command that changes nothing: no file is created. */
  Aludel reading() {
    return Aludel.open(
        configured(AludelConfig.of(Connector.forMigrations(settings).readOnly().dataSource())));
  }

  /** Aludel without a database, writing the SQL of the one that is configured. */
  Aludel offline() {
    return Aludel.open(configured(AludelConfig.offline(url().dialect())));
  }

  private AludelConfig configured(AludelConfig config) {
    return config
        .scripts(scripts())
        .versionTable(table(settings.get(AludelSettings.VERSION_TABLE)))
        .historyTable(table(settings.get(AludelSettings.HISTORY_TABLE)));
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
            ? List.of(settings.get(AludelSettings.SCRIPT_LOCATION).resolve("versions"))
            : locations,
        settings.get(AludelSettings.RECURSIVE_VERSION_LOCATIONS),
        ScriptEnvironment.standard().withClasspath(classpath()));
  }

  /** The folders and jars of the user's own classes. */
  List<Path> classpath() {
    return settings.get(AludelSettings.CLASSPATH).stream()
        .flatMap(pattern -> pattern.expand().stream())
        .toList();
  }
}

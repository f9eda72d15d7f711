package dev.aludel.connect.settings;

import dev.aludel.connect.DatabaseUrl;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The settings as they are in force, each with its origin. Immutable. */
public final class Settings {

  private final Map<Setting<?>, Resolved<?>> values;
  private final Path directory;
  private final Optional<Path> file;
  private final Map<String, String> environment;

  Settings(
      Map<Setting<?>, Resolved<?>> values,
      Path directory,
      Optional<Path> file,
      Map<String, String> environment) {
    this.values = values;
    this.directory = directory;
    this.file = file;
    this.environment = Map.copyOf(environment);
  }

  /** Reads {@code aludel.toml} and {@code .env} of a directory, and the process's environment. */
  public static Settings load(Path directory) {
    return SettingsReader.in(directory).read();
  }

  /** Settings that say nothing but which database it is; all else has its default. */
  public static Settings of(String url) {
    return SettingsReader.in(Path.of(""))
        .withoutFiles()
        .environment(Map.of())
        .set(AludelSettings.URL, url, "url")
        .read();
  }

  /**
   * The value of a setting that has one, such as each with a default.
   *
   * @throws SettingsException if it has none; the message says how to set it
   */
  public <T> T get(Setting<T> setting) {
    return find(setting)
        .orElseThrow(
            () ->
                new SettingsException(
                    "The setting "
                        + setting.name()
                        + " is missing. Set it under ["
                        + setting.section()
                        + "] in aludel.toml, or as "
                        + setting.variables().get(0)
                        + " in the environment or .env."));
  }

  /** The value of a setting, if it has one. */
  public <T> Optional<T> find(Setting<T> setting) {
    return resolve(setting).value();
  }

  /** The value of a setting and its origin. */
  @SuppressWarnings("unchecked") // the map holds each setting's own kind
  public <T> Resolved<T> resolve(Setting<T> setting) {
    return (Resolved<T>) Objects.requireNonNull(values.get(setting), setting.key());
  }

  /** All settings, in the order of the file. */
  public List<Resolved<?>> all() {
    return AludelSettings.all().stream().<Resolved<?>>map(this::resolve).toList();
  }

  /**
   * The database: {@code url}, or what {@code server}, {@code port}, {@code user}, {@code password}
   * and {@code database} say. A password that the URL lacks is taken from the settings, too.
   *
   * @throws SettingsException if nothing says which
   */
  public DatabaseUrl databaseUrl() {
    return new DatabaseUrlChoice(this).url();
  }

  /** The folder that the default locations are in: that of the file, or the current directory. */
  public Path directory() {
    return directory;
  }

  /** The {@code aludel.toml} that was read, if there is one. */
  public Optional<Path> file() {
    return file;
  }

  /** The variables of the environment, those of {@code .env} among them. */
  Map<String, String> environment() {
    return environment;
  }
}

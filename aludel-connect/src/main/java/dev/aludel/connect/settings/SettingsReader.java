package dev.aludel.connect.settings;

import dev.aludel.connect.InvalidUrlException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds the value of every setting. From the strongest source to the weakest:
 *
 * <ol>
 *   <li>flags;
 *   <li>for a database chosen by name, variables with its name before them ({@code
 *       REPORTING_DATABASE_URL}) and its table {@code [databases.reporting]};
 *   <li>the environment;
 *   <li>{@code .env} beside the file;
 *   <li>{@code aludel.toml};
 *   <li>libpq's variables ({@code PGHOST} and so on);
 *   <li>the presets of {@code ENVIRONMENT};
 *   <li>the defaults.
 * </ol>
 *
 * <p>Relative paths are relative to the folder of the file that they are written in, and those of
 * variables and flags to the current directory.
 */
public final class SettingsReader {

  /** The file's usual name. */
  public static final String FILE_NAME = "aludel.toml";

  private final Path directory;
  private final Map<Setting<?>, Written> flags = new HashMap<>();
  private Optional<Path> file = Optional.empty();
  private Optional<String> databaseName = Optional.empty();
  private Map<String, String> environment = System.getenv();
  private boolean withFiles = true;

  private SettingsReader(Path directory) {
    this.directory = directory.toAbsolutePath().normalize();
  }

  /** Looks for {@code aludel.toml} in this directory, which is also the current one for flags. */
  public static SettingsReader in(Path directory) {
    return new SettingsReader(directory);
  }

  /** Reads this file in place of {@code aludel.toml}; it must exist. */
  public SettingsReader file(Path path) {
    file = Optional.of(directory.resolve(path));
    return this;
  }

  /** Reads neither {@code aludel.toml} nor {@code .env}. */
  public SettingsReader withoutFiles() {
    withFiles = false;
    return this;
  }

  /** Chooses {@code [databases.NAME]}. */
  public SettingsReader database(String name) {
    databaseName = Optional.of(name);
    return this;
  }

  /** Takes these variables in place of the process's. */
  public SettingsReader environment(Map<String, String> variables) {
    environment = Map.copyOf(variables);
    return this;
  }

  /**
   * Sets one setting, above all other sources.
   *
   * @param flag how the user wrote it, for messages: {@code --url}
   */
  public SettingsReader set(Setting<?> setting, String value, String flag) {
    flags.put(setting, Written.text(value, directory, new Origin.Flag(flag)));
    return this;
  }

  /**
   * Sets one setting by its key, {@code pool.size}, or for those of {@code [aludel]} by its name
   * alone.
   *
   * @throws SettingsException if there is none of that name; it names the nearest
   */
  public SettingsReader set(String key, String value, String flag) {
    Setting<?> setting =
        AludelSettings.all().stream()
            .filter(s -> s.key().equals(key) || s.key().equals("aludel." + key))
            .findAny()
            .orElseThrow(() -> new SettingsException(KnownKeys.unknownFlag(key, flag)));
    return set(setting, value, flag);
  }

  /**
   * Reads all sources.
   *
   * @throws SettingsException if anything in them is wrong; it lists everything
   */
  public Settings read() {
    Optional<TomlFile> toml = tomlPath().map(TomlFile::read);
    Path folder = toml.map(TomlFile::folder).orElse(directory);
    DotEnvFile dotEnv =
        DotEnvFile.read(withFiles ? folder.resolve(".env") : Path.of("/dev/null/.env"));
    List<String> problems = new ArrayList<>();
    toml.ifPresent(file -> problems.addAll(KnownKeys.problems(file)));
    databaseName.ifPresent(name -> requireNamedDatabase(toml, name));

    List<Source> sources = sources(toml, dotEnv);
    Map<Setting<?>, Resolved<?>> values = new LinkedHashMap<>();
    for (Setting<?> setting : AludelSettings.all()) {
      values.put(setting, resolve(setting, sources, folder, problems));
    }
    if (!problems.isEmpty()) {
      throw SettingsException.of(problems);
    }
    presets(values, folder);
    return new Settings(values, folder, toml.map(TomlFile::path), environmentWith(dotEnv));
  }

  private Optional<Path> tomlPath() {
    Path usual = directory.resolve(FILE_NAME);
    return !withFiles ? Optional.empty() : file.or(() -> Optional.of(usual).filter(Files::exists));
  }

  private List<Source> sources(Optional<TomlFile> toml, DotEnvFile dotEnv) {
    List<Source> sources = new ArrayList<>();
    sources.add(setting -> Optional.ofNullable(flags.get(setting)));
    databaseName.ifPresent(
        name -> {
          String prefix = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_";
          sources.add(variables(prefix));
          sources.add(dotEnv(dotEnv, prefix));
          toml.ifPresent(file -> sources.add(Source.ofNamedDatabase(file, name)));
        });
    sources.add(variables(""));
    sources.add(dotEnv(dotEnv, ""));
    toml.ifPresent(file -> sources.add(Source.ofTables(file)));
    sources.add(
        Source.ofVariables(
            environmentWith(dotEnv), "", directory, Setting::libpqVariables, Origin.Variable::new));
    return sources;
  }

  private Source variables(String prefix) {
    return Source.ofVariables(
        environment, prefix, directory, Setting::variables, Origin.Variable::new);
  }

  private static Source dotEnv(DotEnvFile file, String prefix) {
    Map<String, String> values = new HashMap<>();
    file.variables().forEach((name, variable) -> values.put(name, variable.value()));
    return Source.ofVariables(
        values,
        prefix,
        Written.folderOf(file.path()),
        Setting::variables,
        name -> new Origin.InDotEnv(file.path(), file.lineOf(name), name));
  }

  private Map<String, String> environmentWith(DotEnvFile dotEnv) {
    Map<String, String> all = new HashMap<>();
    dotEnv.variables().forEach((name, variable) -> all.put(name, variable.value()));
    all.putAll(environment);
    return all;
  }

  private static <T> Resolved<T> resolve(
      Setting<T> setting, List<Source> sources, Path folder, List<String> problems) {
    try {
      for (Source source : sources) {
        Optional<Written> written = source.find(setting);
        if (written.isPresent()) {
          T value = read(setting, written.get());
          return new Resolved<>(setting, Optional.of(value), written.get().origin());
        }
      }
    } catch (SettingsException e) {
      problems.add(e.getMessage());
    }
    return new Resolved<>(
        setting, setting.defaultValue().map(v -> located(v, folder)), new Origin.Default());
  }

  private static <T> T read(Setting<T> setting, Written written) {
    try {
      return setting.type().read(written);
    } catch (InvalidUrlException e) {
      throw new SettingsException(
          setting.name() + " (" + written.origin() + "): " + e.getMessage());
    } catch (IllegalArgumentException e) {
      String value =
          setting.isSecret() ? "has a wrong value" : "is " + String.join(", ", written.items());
      throw new SettingsException(
          setting.key()
              + " "
              + value
              + " ("
              + written.origin()
              + "). Allowed: "
              + setting.allowed()
              + ".");
    }
  }

  /** A default path is relative to the folder of the file, too. */
  @SuppressWarnings("unchecked") // a path for a path
  private static <T> T located(T value, Path folder) {
    return value instanceof Path path ? (T) folder.resolve(path) : value;
  }

  private static void presets(Map<Setting<?>, Resolved<?>> values, Path folder) {
    Resolved<?> chosen = Objects.requireNonNull(values.get(AludelSettings.ENVIRONMENT));
    if (chosen.value().map(Object.class::cast).orElse("")
        instanceof DeploymentEnvironment environment) {
      Origin origin = new Origin.Preset(environment.toString());
      values.replaceAll(
          (setting, resolved) ->
              resolved.origin() instanceof Origin.Default
                  ? environment
                      .preset(setting)
                      .<Resolved<?>>map(text -> preset(setting, Written.text(text, folder, origin)))
                      .orElse(resolved)
                  : resolved);
    }
  }

  private static <T> Resolved<T> preset(Setting<T> setting, Written written) {
    return new Resolved<>(setting, Optional.of(read(setting, written)), written.origin());
  }

  private static void requireNamedDatabase(Optional<TomlFile> toml, String name) {
    List<String> known = toml.map(KnownKeys::databases).orElse(List.of());
    if (!known.contains(name)) {
      throw new SettingsException(KnownKeys.unknownDatabase(name, known));
    }
  }
}

package dev.aludel.connect.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One place where settings are written. The strongest source that has a setting decides it. */
@FunctionalInterface
interface Source {

  Optional<Written> find(Setting<?> setting);

  /** The tables of {@code aludel.toml}. */
  static Source ofTables(TomlFile file) {
    return setting -> find(file, setting, List.of(setting.section(), setting.name()));
  }

  /**
   * A named database: the keys of {@code [aludel]} stand directly in its table, the others in
   * tables within it.
   */
  static Source ofNamedDatabase(TomlFile file, String name) {
    return setting ->
        find(
            file,
            setting,
            setting.section().equals("aludel")
                ? List.of("databases", name, setting.name())
                : List.of("databases", name, setting.section(), setting.name()));
  }

  private static Optional<Written> find(TomlFile file, Setting<?> setting, List<String> key) {
    return setting.type().isTable() ? file.findTable(key) : file.find(key);
  }

  /** Variables, with {@code prefix} before each name. */
  static Source ofVariables(
      Map<String, String> variables,
      String prefix,
      Path base,
      Function<Setting<?>, List<String>> names,
      Function<String, Origin> origin) {
    return setting -> {
      for (String plain : names.apply(setting)) {
        String name = prefix + plain;
        // An empty variable is one that a compose file passes on without having it.
        Optional<Written> value =
            Optional.ofNullable(variables.get(name))
                .filter(text -> !text.isEmpty())
                .map(text -> Written.text(text, base, origin.apply(name)));
        Optional<Written> file =
            setting.mayBeInFile()
                ? Optional.ofNullable(variables.get(name + "_FILE"))
                    .filter(text -> !text.isEmpty())
                    .map(text -> fromFile(base.resolve(text), origin.apply(name + "_FILE")))
                : Optional.empty();
        if (value.isPresent() && file.isPresent()) {
          throw new SettingsException(
              "Both " + name + " and " + name + "_FILE are set. Keep one of them.");
        }
        if (value.isPresent() || file.isPresent()) {
          return value.or(() -> file);
        }
      }
      return Optional.empty();
    };
  }

  private static Written fromFile(Path file, Origin named) {
    try {
      // Editors and echo end the file with a newline that belongs to no password.
      String text = Files.readString(file).replaceFirst("\\R\\z", "");
      return Written.text(text, Written.folderOf(file), new Origin.SecretFile(named, file));
    } catch (IOException e) {
      throw new SettingsException(
          "Cannot read the file " + file + " that " + named + " names: " + reason(e) + ".");
    }
  }

  private static String reason(IOException e) {
    return e instanceof java.nio.file.NoSuchFileException
        ? "it does not exist"
        : e instanceof java.nio.file.AccessDeniedException
            ? "permission denied"
            : e.getClass().getSimpleName();
  }
}

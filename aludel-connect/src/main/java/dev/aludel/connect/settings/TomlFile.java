package dev.aludel.connect.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/**
 * The values of a TOML file, each with its line.
 *
 * <p>Read with tomlj, because it is the one of the known libraries that says where a value stands.
 * It costs some 45 ms of start-up more than Jackson's, which knows no lines: a message without a
 * line would cost its reader more.
 */
final class TomlFile {

  private final Path path;
  private final Map<List<String>, Written> values = new LinkedHashMap<>();
  private final Map<List<String>, Integer> tables = new LinkedHashMap<>();

  private TomlFile(Path path) {
    this.path = path;
  }

  /**
   * Reads a file.
   *
   * @throws SettingsException if it cannot be read, or is no TOML
   */
  static TomlFile read(Path path) {
    TomlParseResult result;
    try {
      result = Toml.parse(Files.readString(path));
    } catch (NoSuchFileException e) {
      throw new SettingsException(
          "There is no file " + path + ". Run aludel init to have one, or name another with -c.");
    } catch (IOException e) {
      throw new SettingsException("Cannot read " + path + ": " + e + ".");
    }
    if (result.hasErrors()) {
      throw SettingsException.of(
          result.errors().stream().map(error -> describe(path, error)).toList());
    }
    TomlFile file = new TomlFile(path.toAbsolutePath().normalize());
    file.collect(result, List.of());
    return file;
  }

  /** tomlj repeats the text that it did not expect, which may be a piece of a password. */
  private static String describe(Path path, TomlParseError error) {
    String why = String.valueOf(error.getMessage()).replaceAll("'[^']{2,}'", "this");
    return path.getFileName() + ":" + error.position().line() + " is not TOML: " + why + ".";
  }

  private void collect(TomlTable table, List<String> prefix) {
    for (Map.Entry<String, Object> entry : table.entrySet()) {
      List<String> key = new ArrayList<>(prefix);
      key.add(entry.getKey());
      int line = table.inputPositionOf(List.of(entry.getKey())).line();
      if (entry.getValue() instanceof TomlTable inner) {
        tables.put(key, line);
        collect(inner, key);
      } else {
        values.put(key, written(entry.getValue(), new Origin.InFile(path, line)));
      }
    }
  }

  private Written written(Object value, Origin origin) {
    return value instanceof TomlArray array
        ? new Written(
            array.toList().stream().map(Object::toString).toList(), true, folder(), origin)
        : Written.text(value.toString(), folder(), origin);
  }

  Path folder() {
    return Written.folderOf(path);
  }

  Path path() {
    return path;
  }

  /** The value at this key, each table's name an element of its own. */
  Optional<Written> find(List<String> key) {
    return Optional.ofNullable(values.get(key));
  }

  Map<List<String>, Written> values() {
    return values;
  }

  /** The tables with their lines. */
  Map<List<String>, Integer> tables() {
    return tables;
  }
}

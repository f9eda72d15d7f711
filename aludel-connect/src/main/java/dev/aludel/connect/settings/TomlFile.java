package dev.aludel.connect.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The values of a TOML file, each with its line.
 *
 * <p>Jackson reads it, because it starts fastest: 30 ms where tomlj takes 75, which knows the
 * lines, but complains on standard error when it meets another ANTLR than its own, such as
 * Hibernate's. Jackson knows no lines: {@link TomlLines} finds them.
 */
final class TomlFile {

  private final Path path;
  private final Map<List<String>, Integer> lines;
  private final Map<List<String>, Written> values = new LinkedHashMap<>();
  private final Map<List<String>, Integer> tables = new LinkedHashMap<>();

  private TomlFile(Path path, Map<List<String>, Integer> lines) {
    this.path = path;
    this.lines = lines;
  }

  /**
   * Reads a file.
   *
   * @throws SettingsException if it cannot be read, or is no TOML
   */
  static TomlFile read(Path path) {
    try {
      String text = Files.readString(path);
      JsonNode tree = new TomlMapper().readTree(text);
      TomlFile file = new TomlFile(path.toAbsolutePath().normalize(), TomlLines.of(text));
      file.collect(tree, List.of());
      return file;
    } catch (NoSuchFileException e) {
      throw new SettingsException(
          "There is no file " + path + ". Run aludel init to have one, or name another with -c.");
    } catch (JsonProcessingException e) {
      // The original message, without the piece of the file that may hold a password.
      throw new SettingsException(
          path.getFileName()
              + ":"
              + (e.getLocation() == null ? 1 : e.getLocation().getLineNr())
              + " is not TOML: "
              + e.getOriginalMessage()
              + ". A text stands in quotes, as in name = \"value\".");
    } catch (IOException e) {
      throw new SettingsException("Cannot read " + path + ": " + e + ".");
    }
  }

  private void collect(JsonNode table, List<String> prefix) {
    for (Map.Entry<String, JsonNode> entry : table.properties()) {
      List<String> key = new ArrayList<>(prefix);
      key.add(entry.getKey());
      int line = lines.getOrDefault(key, 1);
      if (entry.getValue().isObject()) {
        tables.put(key, line);
        collect(entry.getValue(), key);
      } else {
        values.put(key, written(entry.getValue(), new Origin.InFile(path, line)));
      }
    }
  }

  private Written written(JsonNode value, Origin origin) {
    return value.isArray()
        ? new Written(
            StreamSupport.stream(value.spliterator(), false).map(JsonNode::asText).toList(),
            true,
            folder(),
            origin)
        : Written.text(value.asText(), folder(), origin);
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

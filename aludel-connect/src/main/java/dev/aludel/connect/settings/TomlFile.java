package dev.aludel.connect.settings;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values of a TOML file, each with its line.
 *
 * <p>Jackson reads it, because it starts fastest: 30 ms where tomlj takes 75, which knows the
 * lines, but complains on standard error when it meets another ANTLR than its own, such as
 * Hibernate's. Its parser alone, without the mapper, which would take twice as long. It knows no
 * lines: {@link TomlLines} finds them.
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
    if (Files.isDirectory(path)) {
      throw new SettingsException(
          "Cannot read "
              + path
              + ": it is a folder. Give the file in it: -c "
              + path.resolve("aludel.toml"));
    }
    try {
      String text = Files.readString(path);
      TomlFile file = new TomlFile(path.toAbsolutePath().normalize(), TomlLines.of(text));
      try (JsonParser parser = new TomlFactory().createParser(text)) {
        parser.nextToken();
        file.table(parser, List.of());
      }
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

  /** Reads the keys of a table whose start has just been read. */
  private void table(JsonParser parser, List<String> prefix) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      List<String> key = new ArrayList<>(prefix);
      key.add(parser.currentName());
      int line = lines.getOrDefault(key, 1);
      Origin origin = new Origin.InFile(path, line);
      JsonToken start = parser.nextToken();
      if (start == JsonToken.START_OBJECT) {
        tables.put(key, line);
        table(parser, key);
      } else if (start == JsonToken.START_ARRAY) {
        values.put(key, new Written(items(parser), true, folder(), origin));
      } else {
        values.put(key, Written.text(parser.getText(), folder(), origin));
      }
    }
  }

  /** The texts of an array whose start has just been read, those of arrays within it among them. */
  private static List<String> items(JsonParser parser) throws IOException {
    List<String> items = new ArrayList<>();
    for (int depth = 1; depth > 0; ) {
      JsonToken token = parser.nextToken();
      if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      } else if (token != JsonToken.FIELD_NAME) {
        items.add(parser.getText());
      }
    }
    return items;
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

  /** The values of the table at this key, and of tables within it, as {@code key=value}. */
  Optional<Written> findTable(List<String> key) {
    List<String> pairs = new ArrayList<>();
    values.forEach(
        (path, value) -> {
          if (path.size() > key.size() && path.subList(0, key.size()).equals(key)) {
            String name = String.join(".", path.subList(key.size(), path.size()));
            pairs.add(name + "=" + String.join(",", value.items()));
          }
        });
    Optional<Written> plain = find(key);
    return plain.isPresent() || (pairs.isEmpty() && !tables.containsKey(key))
        ? plain
        : Optional.of(
            new Written(
                pairs, true, folder(), new Origin.InFile(path, tables.getOrDefault(key, 1))));
  }

  Map<List<String>, Written> values() {
    return values;
  }

  /** The tables with their lines. */
  Map<List<String>, Integer> tables() {
    return tables;
  }
}

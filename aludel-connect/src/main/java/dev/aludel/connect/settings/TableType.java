package dev.aludel.connect.settings;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A table of texts whose keys the user chooses. A variable or a flag writes {@code key=value} with
 * semicolons between.
 */
record TableType() implements SettingType<Map<String, String>> {

  @Override
  public boolean isTable() {
    return true;
  }

  @Override
  public Map<String, String> read(Written written) {
    return written.list() ? read(written.items()) : read(written.items().get(0), written.base());
  }

  @Override
  public Map<String, String> read(String text, Path base) {
    // The empty table as a file would have it.
    String pairs = text.strip().equals("{}") ? "" : text;
    return read(
        Arrays.stream(pairs.split(";")).map(String::strip).filter(s -> !s.isEmpty()).toList());
  }

  private static Map<String, String> read(List<String> pairs) {
    Map<String, String> table = new LinkedHashMap<>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException();
      }
      table.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
    }
    return Collections.unmodifiableMap(table);
  }

  @Override
  public String allowed() {
    return "a table of texts; in a variable or a flag, key=value with ; between";
  }

  @Override
  public String toToml(Map<String, String> value) {
    return value.isEmpty()
        ? "{}"
        : value.entrySet().stream()
            .map(e -> SettingTypes.quoted(e.getKey()) + " = " + SettingTypes.quoted(e.getValue()))
            .collect(Collectors.joining(", ", "{ ", " }"));
  }

  @Override
  public String display(Map<String, String> value) {
    return value.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining(";"));
  }
}

package dev.aludel.schema;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * SQLite's options of a table's keys and columns. They speak of a key by the list of its columns,
 * {@code sqlite.keys.unique("a", "b")}, since it may have no name.
 */
final class SqliteParts {

  /** Whether rows are numbered without {@code AUTOINCREMENT}. */
  static final String AUTOINCREMENT = "sqlite.autoincrement";

  private static final String PREFIX = "sqlite.";

  private static final Pattern NAME = Pattern.compile("\"(?:[^\"]++|\"\")*+\"");

  /** A table without rowids cannot be without its primary key. */
  private static final List<String> OF_PRIMARY_KEY =
      List.of(
          "sqlite.keys.primary_key",
          "sqlite.nullable_key",
          "sqlite.on_conflict.primary_key",
          "sqlite.without_rowid");

  private SqliteParts() {}

  static SortedMap<String, String> of(Map<String, String> options, Constraint constraint) {
    if (constraint instanceof PrimaryKey) {
      return among(options, OF_PRIMARY_KEY);
    }
    if (constraint instanceof UniqueConstraint) {
      String unique = "unique(" + quoted(constraint.columns()) + ")";
      return among(options, List.of("sqlite.keys." + unique, "sqlite.on_conflict." + unique));
    }
    return new TreeMap<>();
  }

  static SortedMap<String, String> ofColumn(Map<String, String> options, String column) {
    return among(options, List.of("sqlite.on_conflict.not_null(" + quoted(column) + ")"));
  }

  private static SortedMap<String, String> among(Map<String, String> options, List<String> names) {
    SortedMap<String, String> found = new TreeMap<>(options);
    found.keySet().retainAll(names);
    return found;
  }

  /** The options with the column's new name in each list of columns. */
  static SortedMap<String, String> ofColumnRenamed(
      Map<String, String> options, String from, String to) {
    SortedMap<String, String> renamed = new TreeMap<>();
    options.forEach(
        (option, value) -> {
          boolean lists = option.startsWith(PREFIX) && option.contains("(\"");
          boolean isKey =
              option.startsWith("sqlite.keys.")
                  || option.startsWith("sqlite.references")
                  || option.equals("sqlite.nullable_key");
          renamed.put(
              lists ? inList(option, from, to) : option, isKey ? inList(value, from, to) : value);
        });
    return renamed;
  }

  /** What a foreign key references has other columns, of another table. */
  private static String inList(String text, String from, String to) {
    int end = text.indexOf(" REFERENCES ");
    String own = end < 0 ? text : text.substring(0, end);
    String renamed =
        NAME.matcher(own)
            .replaceAll(
                name ->
                    Matcher.quoteReplacement(
                        name.group().equals(quoted(from)) ? quoted(to) : name.group()));
    return renamed + text.substring(own.length());
  }

  private static String quoted(List<String> columns) {
    return columns.stream().map(SqliteParts::quoted).collect(Collectors.joining(", "));
  }

  private static String quoted(String column) {
    return "\"" + column.replace("\"", "\"\"") + "\"";
  }
}

package dev.aludel.connect.settings;

import dev.aludel.error.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tells the keys of a file that exist from those that do not. */
final class KnownKeys {

  private static final String DATABASES = "databases";

  private KnownKeys() {}

  /** The names of the databases that a file describes. */
  static List<String> databases(TomlFile file) {
    return file.tables().keySet().stream()
        .filter(table -> table.size() == 2 && table.get(0).equals(DATABASES))
        .map(table -> table.get(1))
        .toList();
  }

  /** One sentence for each key or table that no setting has. */
  static List<String> problems(TomlFile file) {
    List<String> problems = new ArrayList<>();
    for (Map.Entry<List<String>, Integer> table : file.tables().entrySet()) {
      if (!isKnownTable(table.getKey())) {
        problems.add(
            file.path().getFileName()
                + ":"
                + table.getValue()
                + " has the unknown table ["
                + String.join(".", table.getKey())
                + "]."
                + Nearest.hint(last(table.getKey()), sections()));
      }
    }
    for (Map.Entry<List<String>, Written> value : file.values().entrySet()) {
      List<String> table = value.getKey().subList(0, value.getKey().size() - 1);
      if (isKnownTable(table) && !isFree(table) && !names(table).contains(last(value.getKey()))) {
        problems.add(value.getValue().origin() + " " + unknownKey(table, last(value.getKey())));
      }
    }
    return problems;
  }

  static String unknownFlag(String key, String flag) {
    List<String> known = new ArrayList<>(settings("aludel"));
    AludelSettings.all().stream().map(Setting::key).forEach(known::add);
    return flag + " names the unknown setting \"" + key + "\"." + Nearest.hint(key, known);
  }

  static String unknownDatabase(String name, List<String> known) {
    return "There is no database \""
        + name
        + "\" in aludel.toml."
        + Nearest.hint(name, known)
        + (known.isEmpty()
            ? " Describe it under [databases." + name + "]."
            : " It has: " + String.join(", ", known) + ".");
  }

  private static String unknownKey(List<String> table, String name) {
    String where = table.isEmpty() ? "at its top" : "under [" + String.join(".", table) + "]";
    // A key in the wrong table is a slip more likely than a key with two letters wrong.
    String elsewhere =
        AludelSettings.all().stream()
            .filter(setting -> setting.name().equals(name))
            .findFirst()
            .map(setting -> " It belongs under [" + setting.section() + "].")
            .orElseGet(() -> Nearest.hint(name, names(table)));
    return "has the unknown setting \"" + name + "\" " + where + "." + elsewhere;
  }

  private static boolean isKnownTable(List<String> table) {
    return isFree(table) || isFixed(table);
  }

  /** Whether it is, or lies in, a table whose keys the user chooses. */
  private static boolean isFree(List<String> table) {
    List<String> path =
        table.size() > 2 && table.get(0).equals(DATABASES) ? table.subList(2, table.size()) : table;
    return path.size() > 1
        && AludelSettings.all().stream()
            .anyMatch(
                setting ->
                    setting.type().isTable()
                        && setting.section().equals(path.get(0))
                        && setting.name().equals(path.get(1)));
  }

  private static boolean isFixed(List<String> table) {
    return switch (table.size()) {
      case 0 -> true;
      case 1 -> table.get(0).equals(DATABASES) || sections().contains(table.get(0));
      case 2 -> table.get(0).equals(DATABASES);
      case 3 -> table.get(0).equals(DATABASES) && sections().contains(table.get(2));
      default -> false;
    };
  }

  /** The keys that may stand directly in a table that is known. */
  private static List<String> names(List<String> table) {
    return switch (table.size()) {
      case 1 -> settings(table.get(0));
      case 2 -> settings("aludel");
      case 3 -> settings(table.get(2));
      default -> List.of();
    };
  }

  private static List<String> settings(String section) {
    return AludelSettings.all().stream()
        .filter(setting -> setting.section().equals(section))
        .map(Setting::name)
        .toList();
  }

  private static List<String> sections() {
    return Stream.concat(
            Stream.of(DATABASES), AludelSettings.all().stream().map(Setting::section).distinct())
        .toList();
  }

  private static String last(List<String> key) {
    return key.get(key.size() - 1);
  }
}

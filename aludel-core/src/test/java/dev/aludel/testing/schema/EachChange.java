package dev.aludel.testing.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One property of a table in one of its settings that has one state before and another one after.
 *
 * <p>The folder {@code src/test/resources/each} has the settings, with the tables of each where
 * something may change; the changes, which are states of one property; and what may be beside.
 *
 * @param name the setting, what changes where, from which state to which, and what is beside
 * @param before SQL that creates what is there before
 * @param after SQL that creates what is there after
 */
public record EachChange(String name, String before, String after) {

  private static final Path FOLDER = Path.of("src/test/resources/each");

  /** What all of a dialect stand on. */
  public static String ground(String dialect) {
    return read(FOLDER.resolve(dialect).resolve("ground.sql"));
  }

  /** Each change in each setting at each place. */
  public static List<EachChange> alone(String dialect) {
    return all(dialect, Map.of("", ""));
  }

  /** The same beside each thing that stays, at each place. */
  public static List<EachChange> beside(String dialect) {
    return all(dialect, files(dialect, "beside"));
  }

  /** Each change of what is no table. */
  public static List<EachChange> ofObjects(String dialect) {
    List<EachChange> all = new ArrayList<>();
    files(dialect, "objects").forEach((kind, states) -> add(all, kind, "", "", states, "", "", ""));
    return all;
  }

  /** Tables that become parts and children of others, or cease to be, beside each thing or none. */
  public static List<EachChange> ofForms(String dialect) {
    List<EachChange> all = new ArrayList<>();
    Map<String, String> besides = files(dialect, "beside");
    files(dialect, "forms")
        .forEach(
            (form, states) -> {
              add(all, form, "", "", states, "", "", "");
              besides.forEach(
                  (beside, stays) -> {
                    for (String at : places(states)) {
                      add(all, form, "", "", states, beside, stays, at);
                    }
                  });
            });
    return all;
  }

  private static List<EachChange> all(String dialect, Map<String, String> besides) {
    List<EachChange> all = new ArrayList<>();
    Map<String, String> changes = files(dialect, "changes");
    files(dialect, "settings")
        .forEach(
            (setting, script) -> {
              List<String> places = places(script);
              for (String place : places) {
                changes.forEach(
                    (change, states) ->
                        besides.forEach(
                            (beside, stays) -> {
                              for (String at : beside.isEmpty() ? List.of("") : places) {
                                String title = setting + " " + place + " " + change;
                                add(all, title, script, place, states, beside, stays, at);
                              }
                            }));
              }
            });
    return all;
  }

  private static void add(
      List<EachChange> all,
      String title,
      String setting,
      String place,
      String states,
      String beside,
      String stays,
      String at) {
    List<String> each = List.of(states.split("(?m)^-- or\n", -1));
    for (int from = 0; from < each.size(); from++) {
      for (int to = from + 1; to < each.size(); to++) {
        int number = all.size();
        String rest = beside.isEmpty() ? "" : " beside " + beside + " " + at;
        all.add(
            new EachChange(
                title + " " + from + "-" + to + rest,
                script(setting, each.get(from), place, stays, at, number),
                script(setting, each.get(to), place, stays, at, number)));
      }
    }
  }

  private static String script(
      String setting, String state, String place, String stays, String at, int number) {
    return (setting + state.replace("{t}", place + "_{n}") + stays.replace("{t}", at + "_{n}"))
        .replace("{n}", String.valueOf(number));
  }

  private static List<String> places(String setting) {
    Optional<String> said =
        setting.lines().filter(line -> line.startsWith("-- places: ")).findFirst();
    return List.of(said.orElseThrow().substring("-- places: ".length()).split(", "));
  }

  private static Map<String, String> files(String dialect, String folder) {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(FOLDER.resolve(dialect).resolve(folder))) {
      for (Path file : all.toList()) {
        files.put(file.getFileName().toString().replace(".sql", ""), read(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return before + "-- after\n" + after;
  }
}

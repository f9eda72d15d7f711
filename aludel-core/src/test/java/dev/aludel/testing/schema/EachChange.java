package dev.aludel.testing.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One property of a table in one of its settings that has one state before and another one after.
 *
 * <p>The folder {@code src/test/resources/each} has, for each dialect, the settings, with the
 * tables of each where something may change; the changes, which are states of one property; what
 * may be beside; and states of objects that are no tables, and of forms that tables have. There are
 * more than a million, so that they come in streams.
 */
public final class EachChange {

  private static final Path FOLDER = Path.of("src/test/resources/each");

  /** No thing beside, at no place. */
  private static final Beside NOTHING = new Beside("", "", "");

  /** What stays, where. */
  private record Beside(String name, String script, String place) {

    @Override
    public String toString() {
      return name.isEmpty() ? "" : " beside " + name + " " + place;
    }
  }

  /** The states of one property of one table, which a script has made before. */
  private record Change(String name, String setting, String place, List<String> states) {

    private Change(String name, String setting, String place, String states) {
      this(name, setting, place, List.of(states.split("(?m)^-- or\n", -1)));
    }

    /** Each state before, with each that is told later after it. */
    private Stream<EachChange> pairs(Beside beside, AtomicInteger numbers) {
      return IntStream.range(0, states.size())
          .boxed()
          .flatMap(
              from ->
                  IntStream.range(from + 1, states.size())
                      .mapToObj(
                          to -> new EachChange(this, from, to, beside, numbers.getAndIncrement())));
    }
  }

  private final Change change;
  private final int from;
  private final int to;
  private final Beside beside;
  private final int number;

  private EachChange(Change change, int from, int to, Beside beside, int number) {
    this.change = change;
    this.from = from;
    this.to = to;
    this.beside = beside;
    this.number = number;
  }

  /** What all of a dialect stand on. */
  public static String ground(String dialect) {
    return read(FOLDER.resolve(dialect).resolve("ground.sql"));
  }

  /** Each change in each setting at each place. */
  public static Stream<EachChange> alone(String dialect) {
    AtomicInteger numbers = new AtomicInteger();
    return changes(dialect).flatMap(change -> change.pairs(NOTHING, numbers));
  }

  /** The same beside each thing that stays, at each place. */
  public static Stream<EachChange> beside(String dialect) {
    AtomicInteger numbers = new AtomicInteger();
    Map<String, String> besides = files(dialect, "beside");
    return changes(dialect)
        .flatMap(
            change ->
                besides(besides, change.setting())
                    .flatMap(beside -> change.pairs(beside, numbers)));
  }

  /** Each change of what is no table. */
  public static Stream<EachChange> ofObjects(String dialect) {
    AtomicInteger numbers = new AtomicInteger();
    return files(dialect, "objects").entrySet().stream()
        .map(file -> new Change(file.getKey(), "", "", file.getValue()))
        .flatMap(change -> change.pairs(NOTHING, numbers));
  }

  /** Tables that become parts and children of others, or cease to be, beside each thing or none. */
  public static Stream<EachChange> ofForms(String dialect) {
    AtomicInteger numbers = new AtomicInteger();
    Map<String, String> besides = files(dialect, "beside");
    return files(dialect, "forms").entrySet().stream()
        .flatMap(
            file -> {
              Change change = new Change(file.getKey(), "", "", file.getValue());
              return Stream.concat(Stream.of(NOTHING), besides(besides, file.getValue()))
                  .flatMap(beside -> change.pairs(beside, numbers));
            });
  }

  private static Stream<Change> changes(String dialect) {
    Map<String, String> changes = files(dialect, "changes");
    return files(dialect, "settings").entrySet().stream()
        .flatMap(
            setting ->
                places(setting.getValue())
                    .flatMap(
                        place ->
                            changes.entrySet().stream()
                                .map(
                                    change ->
                                        new Change(
                                            setting.getKey() + " " + place + " " + change.getKey(),
                                            setting.getValue(),
                                            place,
                                            change.getValue()))));
  }

  private static Stream<Beside> besides(Map<String, String> files, String setting) {
    return files.entrySet().stream()
        .flatMap(
            file ->
                places(setting).map(place -> new Beside(file.getKey(), file.getValue(), place)));
  }

  private static Stream<String> places(String setting) {
    Optional<String> said =
        setting.lines().filter(line -> line.startsWith("-- places: ")).findFirst();
    return Stream.of(said.orElseThrow().substring("-- places: ".length()).split(", "));
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

  /** The setting, what changes where, from which state to which, and what is beside. */
  public String name() {
    return change.name() + " " + from + "-" + to + beside;
  }

  /** SQL that creates what is there before. */
  public String before() {
    return script(change.states().get(from));
  }

  /** SQL that creates what is there after. */
  public String after() {
    return script(change.states().get(to));
  }

  private String script(String state) {
    return (change.setting()
            + state.replace("{t}", change.place() + "_{n}")
            + beside.script().replace("{t}", beside.place() + "_{n}"))
        .replace("{n}", String.valueOf(number));
  }

  @Override
  public String toString() {
    return before() + "-- after\n" + after();
  }
}

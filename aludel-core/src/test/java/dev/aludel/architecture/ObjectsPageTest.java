package dev.aludel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.schema.ObjectKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The tables of {@code docs/objects.md}: every kind of object, and behind each claim a test that is
 * there.
 */
class ObjectsPageTest {

  private static final Path ROOT = Path.of("..");
  private static final Path PAGE = ROOT.resolve("docs/objects.md");
  private static final String HEAD = "| object | read | create | alter | drop |";

  /** {@code `SomeTest`}, {@code `SomeTest.someMethod`}, with the name of a case behind it. */
  private static final Pattern REFERENCE =
      Pattern.compile("`([A-Z]\\w+Test)(?:\\.(\\w+))?`(?: \"([^\"…]+)…?\")?");

  @Test
  void everyCellOfATableNamesATestOrSaysWhyThereIsNone() throws IOException {
    List<String> rows = rows();
    assertThat(rows).hasSizeGreaterThan(ObjectKind.values().length);

    for (String row : rows) {
      String[] cells = row.split("\\|");
      assertThat(cells).as("cells of %s", row).hasSize(6);
      for (int cell = 2; cell < 6; cell++) {
        boolean none = cells[cell].strip().startsWith("— ");
        assertThat(none || REFERENCE.matcher(cells[cell]).find())
            .as("a test in '%s' of '%s'", cells[cell], cells[1])
            .isTrue();
      }
    }
  }

  @Test
  void everyTestThatThePageNamesIsThere() throws IOException {
    Map<String, List<Path>> classes = classes();
    List<String> missing = new ArrayList<>();
    Matcher reference = REFERENCE.matcher(Files.readString(PAGE));
    while (reference.find()) {
      Optional<String> method = Optional.ofNullable(reference.group(2));
      Optional<String> name = Optional.ofNullable(reference.group(3));
      boolean there =
          classes.getOrDefault(reference.group(1), List.of()).stream()
              .map(ObjectsPageTest::read)
              .anyMatch(
                  source ->
                      method.map(m -> source.contains("void " + m + "(")).orElse(true)
                          && name.map(n -> source.contains('"' + n)).orElse(true));
      if (!there) {
        missing.add(reference.group());
      }
    }
    assertThat(missing).as("tests that %s names and that are not there", PAGE).isEmpty();
  }

  @Test
  void everyKindOfObjectHasARow() throws IOException {
    List<String> objects = rows().stream().map(row -> row.split("\\|")[1]).toList();

    assertThat(
            Arrays.stream(ObjectKind.values())
                .map(ObjectKind::word)
                .filter(word -> objects.stream().noneMatch(object -> object.contains(word))))
        .isEmpty();
  }

  private static List<String> rows() throws IOException {
    List<String> rows = new ArrayList<>();
    boolean inTable = false;
    for (String line : Files.readAllLines(PAGE)) {
      inTable = line.startsWith("|") && (inTable || line.equals(HEAD));
      if (inTable && !line.equals(HEAD) && !line.startsWith("|---")) {
        rows.add(line);
      }
    }
    return rows;
  }

  private static Map<String, List<Path>> classes() throws IOException {
    Map<String, List<Path>> classes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(ROOT)) {
      files
          .filter(file -> file.toString().contains("src/test/java"))
          .filter(file -> file.toString().endsWith("Test.java"))
          .forEach(
              file -> {
                String name = file.getFileName().toString().replace(".java", "");
                classes.computeIfAbsent(name, n -> new ArrayList<>()).add(file);
              });
    }
    return classes;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

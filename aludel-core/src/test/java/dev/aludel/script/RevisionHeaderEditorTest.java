package dev.aludel.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Changing the parents of a script, and nothing else in it. */
class RevisionHeaderEditorTest {

  @TempDir Path folder;

  static Stream<Arguments> headers() {
    String java =
        "/** M. */\r\n@Revision(%s)\r\npublic class R1 extends Migration {\r\n\t// ä\r\n}\r\n";
    String sql =
        "-- M\r\n%s-- created: 2026-11-21T04:08:00Z\r\n\r\n-- upgrade\r\n-- down: not this\r\n";
    return Stream.of(
        Arguments.of(
            "R1.java",
            java,
            "id = \"1\", down = \"0\", labels = \"l\"",
            "id = \"1\", down = \"2\", labels = \"l\"",
            List.of("2")),
        Arguments.of(
            "R1.java",
            java,
            "down={ \"0\" , \"9\" },id=\"1\"",
            "down={\"2\", \"3\"},id=\"1\"",
            List.of("2", "3")),
        Arguments.of(
            "R1.java",
            java,
            "id = \"1\", down = \"0\", labels = \"l\"",
            "id = \"1\", labels = \"l\"",
            List.of()),
        Arguments.of("R1.java", java, "down = \"0\", id = \"1\"", "id = \"1\"", List.of()),
        Arguments.of("R1.java", java, "id = \"1\"", "id = \"1\", down = \"ä\"", List.of("ä")),
        Arguments.of(
            "R1.java",
            java,
            "\r\n    id = \"1\",\r\n    labels = \"l\"",
            "\r\n    id = \"1\",\r\n    down = \"2\",\r\n    labels = \"l\"",
            List.of("2")),
        Arguments.of("R1.java", java, "id = \"1\"", "id = \"1\"", List.of()),
        Arguments.of(
            "1.sql",
            sql,
            "-- revision: 1\r\n--down:0 \r\n",
            "-- revision: 1\r\n--down: 2, 3\r\n",
            List.of("2", "3")),
        Arguments.of(
            "1.sql", sql, "-- revision: 1\r\n-- down: 0\r\n", "-- revision: 1\r\n", List.of()),
        Arguments.of(
            "1.sql", sql, "-- revision: 1\r\n", "-- revision: 1\r\n-- down: ä\r\n", List.of("ä")),
        Arguments.of("1.sql", sql, "-- revision: 1\r\n", "-- revision: 1\r\n", List.of()));
  }

  @ParameterizedTest
  @MethodSource("headers")
  void onlyTheParentsChange(
      String name, String around, String before, String after, List<String> down)
      throws IOException {
    for (String mark : List.of("", "\ufeff")) {
      Path file = Files.writeString(folder.resolve(name), mark + around.formatted(before));

      assertThat(RevisionHeaderEditor.setDown(file, down).down()).isEqualTo(down);

      assertThat(file).hasContent(mark + around.formatted(after));
      assertThat(Files.readString(file)).isEqualTo(mark + around.formatted(after));
    }
  }

  @Test
  void bytesThatAreNoTextStayAsTheyAre() throws IOException {
    byte[] bytes =
        "-- revision: 1\n-- upgrade\nSELECT '\u00e4';\n".getBytes(StandardCharsets.ISO_8859_1);
    Path file = Files.write(folder.resolve("1.sql"), bytes);

    RevisionHeaderEditor.setDown(file, List.of("0"));

    assertThat(Files.readAllBytes(file))
        .isEqualTo(
            "-- revision: 1\n-- down: 0\n-- upgrade\nSELECT '\u00e4';\n"
                .getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void permissionsStayAndNothingIsLeftBehind() throws IOException {
    Path file = Files.writeString(folder.resolve("1.sql"), "-- revision: 1\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    RevisionHeaderEditor.setDown(file, List.of("0"));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aFileThatIsNoRevisionStaysAsItIs() throws IOException {
    Path file = Files.writeString(folder.resolve("1.sql"), "SELECT 1;\n");

    assertThatThrownBy(() -> RevisionHeaderEditor.setDown(file, List.of("0")))
        .hasMessageContaining("this is no revision");
    assertThatThrownBy(() -> RevisionHeaderEditor.setDown(folder.resolve("none.sql"), List.of()))
        .hasMessageContaining("its header cannot be changed");
    assertThat(file).hasContent("SELECT 1;\n");
  }

  @Test
  void anIdThatCannotBeChangesNothing() throws IOException {
    Path file = Files.writeString(folder.resolve("1.sql"), "-- revision: 1\n");

    assertThatThrownBy(() -> RevisionHeaderEditor.setDown(file, List.of("a b")))
        .hasMessageContaining("'a b' cannot stand in 'down'");
    assertThat(file).hasContent("-- revision: 1\n");
  }
}

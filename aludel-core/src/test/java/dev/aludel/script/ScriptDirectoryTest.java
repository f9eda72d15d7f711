package dev.aludel.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.aludel.revision.Revision;
import dev.aludel.revision.RevisionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folders of revision scripts, as a graph. */
class ScriptDirectoryTest {

  @TempDir Path root;
  private ScriptFiles files;

  @BeforeEach
  void folder() {
    files = new ScriptFiles(root);
  }

  private static String sql(String id, String down) {
    return "-- Revision %s\n-- revision: %s\n-- down: %s\n\n-- upgrade\n".formatted(id, id, down);
  }

  @Test
  void javaAndSqlScriptsMakeOneGraph() {
    files.java("1", "");
    files.write("2.sql", sql("2", "1"));

    Scripts scripts = files.load();

    assertThat(scripts.graph().heads()).extracting(Revision::id).containsExactly("2");
    assertThat(scripts.graph().bases()).extracting(Revision::id).containsExactly("1");
    assertThat(scripts.find("2").orElseThrow().file()).contains(files.folder().resolve("2.sql"));
    assertThat(scripts.find("3")).isEmpty();
  }

  @Test
  void otherFilesAreLeftAlone() throws IOException {
    files.write("1.sql", sql("1", ""));
    for (String name :
        List.of(
            "README.md",
            "package-info.java",
            "module-info.java",
            ".#1.sql",
            "1.sql~",
            "1.sql.orig")) {
      files.write(name, "no revision");
    }
    Files.createDirectories(files.folder().resolve("folder.sql"));

    assertThat(files.directory().files())
        .extracting(Path::getFileName)
        .map(Path::toString)
        .containsExactly("1.sql");
  }

  @Test
  void anEmptyFolderIsAnEmptyGraph() {
    assertThat(files.load().graph().isEmpty()).isTrue();
  }

  @Test
  void severalFoldersAndThoseBelowThem() throws IOException {
    Path other = Files.createDirectories(root.resolve("other/below"));
    Files.createDirectories(root.resolve("other/.hidden"));
    files.write("z.sql", sql("z", ""));
    Files.writeString(root.resolve("other/b.sql"), sql("b", ""));
    Files.writeString(other.resolve("a.sql"), sql("a", ""));
    Files.writeString(root.resolve("other/.hidden/h.sql"), "no revision");
    List<Path> locations = List.of(files.folder(), root.resolve("other"), root.resolve("other"));

    assertThat(new ScriptDirectory(locations, false, files.environment()).load().all())
        .extracting(script -> script.revision().id())
        .containsExactly("z", "b");
    assertThat(new ScriptDirectory(locations, true, files.environment()).load().all())
        .extracting(script -> script.revision().id())
        .containsExactly("z", "b", "a");
  }

  @Test
  void aThousandHeadersAreReadAsTheyWereWritten() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      String id = "r%04d".formatted(i);
      String down = i == 0 ? "" : "r%04d".formatted(i - 1);
      ids.add(id);
      if (i % 2 == 0) {
        files.write(
            "R" + id + ".java",
            ScriptFiles.javaText(id, "op.dropTable(\"@Revision(id = 1) class X {\");")
                .replace(
                    "@Revision(id = ",
                    "/** Step %d. */ @Revision(down = {%s}, id = "
                        .formatted(i, down.isEmpty() ? "" : '"' + down + '"')));
      } else {
        files.write(id + ".sql", sql(id, down).replace("Revision ", "Step " + i + ". About "));
      }
    }

    Scripts scripts = files.load();

    assertThat(scripts.graph().revisions()).extracting(Revision::id).containsExactlyElementsOf(ids);
    assertThat(scripts.find("r0500").orElseThrow().revision().message()).isEqualTo("Step 500");
    assertThat(scripts.find("r0501").orElseThrow().revision().message())
        .isEqualTo("Step 501. About r0501");
    assertThat(scripts.graph().revisions().get(501).down()).containsExactly("r0500");
  }

  @Nested
  class Errors {

    @Test
    void aFolderThatIsNotThere() {
      Path missing = root.resolve("none");

      assertThatThrownBy(() -> ScriptDirectory.of(missing).load())
          .isInstanceOf(ScriptException.class)
          .hasMessageStartingWith(missing + ": there is no such folder of scripts.");
      assertThatThrownBy(() -> ScriptDirectory.of(files.write("x.txt", "")).load())
          .hasMessageContaining("it is a file, but scripts lie in a folder");
    }

    @Test
    void twoScriptsWithOneIdNameBothFiles() {
      files.write("a.sql", sql("1", ""));
      files.write("b.sql", sql("1", ""));

      assertThatThrownBy(() -> files.load())
          .isInstanceOf(RevisionException.class)
          .hasMessageContaining("a.sql")
          .hasMessageContaining("b.sql");
    }

    @Test
    void aParentThatIsNotThereNamesTheFile() {
      files.write("a.sql", sql("1", "0"));

      assertThatThrownBy(() -> files.load())
          .isInstanceOf(RevisionException.class)
          .hasMessageContaining("a.sql")
          .hasMessageContaining("0");
    }

    @Test
    void aFileThatMayNotBeRead() throws IOException {
      assumeFalse(System.getProperty("user.name").equals("root"), "root may read everything");
      Path file = files.write("a.sql", sql("1", ""));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));

      assertThatThrownBy(() -> files.load())
          .hasMessage(file + ": the script cannot be read: permission is denied.");
    }

    @Test
    void aFolderThatMayNotBeRead() throws IOException {
      assumeFalse(System.getProperty("user.name").equals("root"), "root may read everything");
      Files.setPosixFilePermissions(files.folder(), PosixFilePermissions.fromString("---------"));
      try {
        assertThatThrownBy(() -> files.load())
            .hasMessage(files.folder() + ": it cannot be read: permission is denied.");
      } finally {
        Files.setPosixFilePermissions(files.folder(), PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }
}

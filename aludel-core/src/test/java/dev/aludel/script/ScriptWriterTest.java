package dev.aludel.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.aludel.error.AludelException;
import dev.aludel.revision.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** New script files: how they are named, and that they appear whole or not at all. */
class ScriptWriterTest {

  private static final Revision REVISION =
      Revision.of("3f2a9c41d0b7")
          .withMessage("add is_archived to clients")
          .withCreated(Instant.parse("2026-03-01T23:08:09Z"));

  @TempDir Path folder;

  private static String name(String template, Revision revision, ScriptFormat format) {
    return new FileNaming(template, 40, ZoneId.of("Europe/Zurich"))
        .fileName(revision, format, Instant.EPOCH);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          %(rev)s_%(slug)s, 3f2a9c41d0b7_add_is_archived_to_clients
          %(slug)s, add_is_archived_to_clients
          %(year)d_%(month).2d_%(day).2d_%(hour).2d%(minute).2d-%(rev)s, 2026_03_02_0008-3f2a9c41d0b7
          %(year)s-%(month)02d-%(day)d-%(second).2d, 2026-03-2-09
          %(epoch)d%%, 1772406489%
          %(year)d/%(rev)s, 2026/3f2a9c41d0b7
          """)
  void aTemplateNamesTheFile(String template, String name) {
    assertThat(name(template, REVISION, ScriptFormat.SQL)).isEqualTo(name + ".sql");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          %(rev)s_%(slug)s, R3f2a9c41d0b7_add_is_archived_to_clients
          %(year)d-%(month).2d/%(slug)s, 2026-03/Radd_is_archived_to_clients
          Migration%(epoch)d, Migration1772406489
          """)
  void aJavaFileIsNamedAsAClassMayBe(String template, String name) {
    assertThat(name(template, REVISION, ScriptFormat.JAVA)).isEqualTo(name + ".java");
  }

  @Test
  void aMessageOfAnyLanguageAndLengthGivesASlug() {
    assertThat(Slug.of("Füge «Kunden» hinzu!", 40)).isEqualTo("füge_kunden_hinzu");
    assertThat(Slug.of("日本語 テーブル", 40)).isEqualTo("日本語_テーブル");
    assertThat(Slug.of("", 40)).isEmpty();
    assertThat(Slug.of("?!", 40)).isEmpty();
    assertThat(Slug.of("../../etc/passwd", 40)).isEqualTo("etc_passwd");
    assertThat(Slug.of("one two three four", 13)).isEqualTo("one_two_three");
    assertThat(Slug.of("one two three four", 12)).isEqualTo("one_two");
    assertThat(Slug.of("supercalifragilistic", 5)).isEqualTo("super");
    assertThat(name("%(rev)s_%(slug)s", Revision.of("1"), ScriptFormat.SQL)).isEqualTo("1.sql");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%(revision)s", "%(rev)d", "%(year)", "%rev", "%(rev", "%(year)x"})
  void aTemplateThatIsNoneSaysWhy(String template) {
    assertThatThrownBy(() -> name(template, REVISION, ScriptFormat.SQL))
        .isInstanceOf(AludelException.class)
        .hasMessageStartingWith(
            "The setting file_template = \"" + template + "\" cannot be used: ");
  }

  @Test
  void aNewScriptIsReadBackAsItWasMeant() {
    Path file =
        ScriptWriter.create(
            folder, ScriptDraft.empty(REVISION), ScriptFormat.JAVA, FileNaming.DEFAULT);

    assertThat(file.getFileName()).hasToString("R3f2a9c41d0b7_add_is_archived_to_clients.java");
    assertThat(ScriptDirectory.of(folder).load().all().get(0).revision())
        .isEqualTo(REVISION.withMessage("Add is_archived to clients").withSource(file.toString()));
  }

  @Test
  void anotherFileIsNeverOverwritten() throws IOException {
    Path file =
        ScriptWriter.create(
            folder, ScriptDraft.empty(REVISION), ScriptFormat.JAVA, FileNaming.DEFAULT);
    Files.writeString(file, "mine");

    assertThatThrownBy(
            () ->
                ScriptWriter.create(
                    folder, ScriptDraft.empty(REVISION), ScriptFormat.JAVA, FileNaming.DEFAULT))
        .isInstanceOf(ScriptException.class)
        .hasMessage(file + ": this file is there already, and stays as it is.");
    assertThat(file).hasContent("mine");
    assertNothingBut(file);
  }

  @Test
  void aFolderThatIsNotThereIsNotMade() {
    Path missing = folder.resolve("none");

    assertThatThrownBy(
            () ->
                ScriptWriter.create(
                    missing, ScriptDraft.empty(REVISION), ScriptFormat.JAVA, FileNaming.DEFAULT))
        .hasMessageStartingWith(missing + ": there is no such folder for the new revision.");
    assertThat(missing).doesNotExist();
  }

  @Test
  void aFolderThatCannotBeWrittenToIsLeftAsItWas() throws IOException {
    assumeFalse(System.getProperty("user.name").equals("root"), "root may write everywhere");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      assertThatThrownBy(
              () ->
                  ScriptWriter.create(
                      folder, ScriptDraft.empty(REVISION), ScriptFormat.JAVA, FileNaming.DEFAULT))
          .isInstanceOf(ScriptException.class)
          .hasMessageContaining("the revision cannot be written: permission is denied");
      assertNothingBut();
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void aNameThatTheFileSystemRefusesLeavesNothingBehind() throws IOException {
    FileNaming naming = new FileNaming("x".repeat(300), 40, ZoneId.of("UTC"));

    assertThatThrownBy(
            () ->
                ScriptWriter.create(folder, ScriptDraft.empty(REVISION), ScriptFormat.JAVA, naming))
        .isInstanceOf(ScriptException.class)
        .hasMessageContaining("the revision cannot be written");
    assertNothingBut();
  }

  private void assertNothingBut(Path... files) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all).containsExactly(files);
    }
  }
}

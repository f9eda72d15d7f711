package dev.aludel.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.dialect.Dialects;
import dev.aludel.revision.Revision;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Revisions that are packed into an application. */
class PackagedScriptsTest {

  private static final SortedMap<String, byte[]> FILES = new TreeMap<>();

  @TempDir Path root;

  @BeforeAll
  static void compile() {
    String source =
        "package db.migrations;\n"
            + ScriptFiles.javaText(
                    "1_drop_all",
                    "Runnable r = new Runnable() { public void run() { op.dropTable(\"t\"); } }; r.run();")
                .replace(
                    "id = \"1_drop_all\"",
                    "id = \"1\", created = \"2026-11-21T04:08:00Z\", lockTimeout = \"5s\"");
    String other = "package db.migrations; public class Names {}";
    new ScriptCompiler(ScriptEnvironment.standard().withoutCache())
        .compile(
            List.of(
                new SourceUnit("a", "db.migrations.R1_drop_all", source),
                new SourceUnit("b", "db.migrations.Names", other)))
        .values()
        .forEach(
            script ->
                script
                    .classes()
                    .forEach((name, bytes) -> FILES.put(name.replace('.', '/') + ".class", bytes)));
    FILES.put(
        "db/migrations/2.sql",
        "-- Second\n-- revision: 2\n-- down: 1\n\n-- upgrade\nSELECT 1;\n-- downgrade\n"
            .getBytes(StandardCharsets.UTF_8));
    FILES.put("db/migrations/below/3.sql", new byte[0]);
    FILES.put("db/migrations/README.md", new byte[0]);
  }

  private URLClassLoader folder(Map<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = root.resolve("classes").resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    return loader(root.resolve("classes"));
  }

  private URLClassLoader jar(Map<String, byte[]> files) throws IOException {
    Path jar = root.resolve("app.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      entries.putNextEntry(new JarEntry("db/"));
      entries.putNextEntry(new JarEntry("db/migrations/"));
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        entries.putNextEntry(new JarEntry(file.getKey()));
        entries.write(file.getValue());
      }
    }
    return loader(jar);
  }

  private static URLClassLoader loader(Path path) throws IOException {
    return new URLClassLoader(
        new URL[] {path.toUri().toURL()}, PackagedScriptsTest.class.getClassLoader());
  }

  private static void assertBothScripts(Scripts scripts) {
    assertThat(scripts.graph().revisions()).extracting(Revision::id).containsExactly("1", "2");
    Script first = scripts.find("1").orElseThrow();
    assertThat(first.revision())
        .isEqualTo(
            Revision.of("1")
                .withMessage("Drop all")
                .withCreated(Instant.parse("2026-11-21T04:08:00Z"))
                .withSource("db.migrations.R1_drop_all"));
    assertThat(first.settings().limits().lock()).isPresent();
    assertThat(first.checksum()).matches("class:[0-9a-f]{64}");
    assertThat(first.file()).isEmpty();
    assertThat(ScriptFiles.operations(first.upgrade(Dialects.named("sqlite"))))
        .extracting(operation -> operation.describe())
        .containsExactly("drop table t");
    Script second = scripts.find("2").orElseThrow();
    assertThat(second.revision().message()).isEqualTo("Second");
    assertThat(second.upgrade(Dialects.named("sqlite"))).hasSize(1);
  }

  @Test
  void inAFolderOfTheClassPath() throws IOException {
    try (URLClassLoader loader = folder(FILES)) {
      assertBothScripts(PackagedScripts.load(loader, "db/migrations"));
      assertBothScripts(PackagedScripts.load(loader, "/db/migrations/"));
    }
  }

  @Test
  void inAJar() throws IOException {
    try (URLClassLoader loader = jar(FILES)) {
      assertBothScripts(PackagedScripts.load(loader, "db/migrations"));
    }
  }

  @Test
  void theSourceBesideAClassIsWhatItsChecksumIsOf() throws IOException {
    String source =
        """
        package db.migrations;

        @Revision(id = "1")
        class R1_drop_all extends Migration {}
        """;
    Map<String, byte[]> files = new TreeMap<>(FILES);
    files.put("db/migrations/R1_drop_all.java", source.getBytes(StandardCharsets.UTF_8));
    try (URLClassLoader loader = jar(files)) {
      assertThat(PackagedScripts.load(loader, "db/migrations").find("1").orElseThrow().checksum())
          .isEqualTo(Checksum.ofJava("R1_drop_all.java", source));
    }
  }

  @Test
  void asAnIndexSays() throws IOException {
    Map<String, byte[]> files = new TreeMap<>(FILES);
    files.put(
        PackagedScripts.INDEX,
        "# revisions\ndb.migrations.R1_drop_all\n\ndb/migrations/2.sql\n"
            .getBytes(StandardCharsets.UTF_8));
    try (URLClassLoader loader = jar(files)) {
      assertBothScripts(PackagedScripts.load(loader, "nowhere"));
    }
  }

  @Test
  void aFolderThatIsNotThereIsAnError() throws IOException {
    try (URLClassLoader loader = jar(FILES)) {
      assertThatThrownBy(() -> PackagedScripts.load(loader, "db/none"))
          .isInstanceOf(ScriptException.class)
          .hasMessageStartingWith("db/none: there is no such folder on the class path.");
    }
  }

  @Test
  void anIndexThatNamesWhatIsNotThereIsAnError() throws IOException {
    Map<String, byte[]> files =
        Map.of(PackagedScripts.INDEX, "db.Gone\n".getBytes(StandardCharsets.UTF_8));
    try (URLClassLoader loader = jar(files)) {
      assertThatThrownBy(() -> PackagedScripts.load(loader, "db"))
          .isInstanceOf(ScriptException.class)
          .hasMessageContaining("db.Gone: the class cannot be loaded");
    }
  }
}

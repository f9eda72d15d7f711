package dev.aludel.script;

import dev.aludel.operation.Located;
import dev.aludel.operation.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes scripts for a test and loads them. */
final class ScriptFiles {

  private final Path folder;
  private final ScriptEnvironment environment;

  ScriptFiles(Path root) {
    this.folder = root.resolve("versions");
    this.environment = ScriptEnvironment.standard().withCache(root.resolve("cache"));
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder() {
    return folder;
  }

  ScriptEnvironment environment() {
    return environment;
  }

  Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A Java script with this body in its upgrade. */
  Path java(String id, String upgrade) {
    return write("R" + id + ".java", javaText(id, upgrade));
  }

  static String javaText(String id, String upgrade) {
    return """
    import static dev.aludel.operation.ColumnChanges.*;
    import static dev.aludel.schema.Definitions.*;

    import dev.aludel.operation.Operations;
    import dev.aludel.script.Migration;
    import dev.aludel.script.Revision;

    @Revision(id = "%s")
    public class R%s extends Migration {
      @Override
      public void upgrade(Operations op) {
        %s
      }

      @Override
      public void downgrade(Operations op) {}
    }
    """
        .formatted(id, id, upgrade);
  }

  ScriptDirectory directory() {
    return new ScriptDirectory(List.of(folder), false, environment);
  }

  Scripts load() {
    return directory().load();
  }

  Script only() {
    return load().all().get(0);
  }

  static List<Operation> operations(List<Located> located) {
    return located.stream().map(Located::operation).toList();
  }
}

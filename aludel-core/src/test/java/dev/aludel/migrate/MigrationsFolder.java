package dev.aludel.migrate;

import dev.aludel.Aludel;
import dev.aludel.AludelConfig;
import dev.aludel.revision.TargetRange;
import dev.aludel.script.Companions;
import dev.aludel.script.ScriptDirectory;
import dev.aludel.script.ScriptEnvironment;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder of revisions, callbacks and repeatable scripts, as a project has one. */
final class MigrationsFolder {

  private final Path folder;
  final List<MigrationEvent> events = new ArrayList<>();

  private MigrationsFolder(Path folder) {
    this.folder = folder;
  }

  static MigrationsFolder in(Path folder) throws IOException {
    for (String name : List.of("versions", "callbacks", "repeatable", "fixtures")) {
      Files.createDirectories(folder.resolve(name));
    }
    return new MigrationsFolder(folder);
  }

  Path path() {
    return folder;
  }

  /** A revision in SQL; {@code a1} is called Create clients, and the others Step. */
  MigrationsFolder revision(String id, String down, String upgrade, String downgrade)
      throws IOException {
    return write(
        "versions/" + id + ".sql",
        """
        -- %s
        -- revision: %s
        %s
        -- upgrade
        %s
        -- downgrade
        %s
        """
            .formatted(
                id.equals("a1") ? "Create clients" : "Step",
                id,
                down.isEmpty() ? "" : "-- down: " + down,
                upgrade,
                downgrade));
  }

  MigrationsFolder repeatable(String name, String sql) throws IOException {
    return write("repeatable/" + name + ".sql", sql);
  }

  MigrationsFolder callback(String file, String text) throws IOException {
    return write("callbacks/" + file, text);
  }

  MigrationsFolder write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
    return this;
  }

  Aludel on(TestDatabase database) {
    return Aludel.open(configured(AludelConfig.of(database.dataSource())));
  }

  String sql(TestDatabase like, String range) {
    StringBuilder out = new StringBuilder();
    String dialect = like instanceof TestPostgres ? "postgresql" : "sqlite";
    Aludel.open(configured(AludelConfig.offline(dialect)))
        .offline()
        .upgrade(TargetRange.parse(range), out);
    return out.toString();
  }

  private AludelConfig configured(AludelConfig config) {
    return config
        .scripts(ScriptDirectory.of(folder.resolve("versions")))
        .companions(() -> Companions.in(folder, ScriptEnvironment.standard()))
        .listener(events::add);
  }
}

package dev.aludel.examples.goblin;

import dev.aludel.Aludel;
import dev.aludel.AludelConfig;
import dev.aludel.connect.Connector;
import dev.aludel.connect.database.Database;
import dev.aludel.connect.settings.Settings;
import dev.aludel.connect.settings.SettingsReader;
import dev.aludel.jpa.HibernateModelReader;
import dev.aludel.migrate.ModelSource;
import dev.aludel.schema.ModelRequest;
import dev.aludel.schema.Schema;
import dev.aludel.script.Companions;
import dev.aludel.script.ScriptDirectory;
import dev.aludel.script.ScriptEnvironment;
import dev.aludel.test.MigratedDatabase;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What the tests of the assistant have in common. */
final class Goblin {

  private static final String PACKAGE = "dev.aludel.examples.goblin.model";

  /** What the entities say. */
  static final Schema MODEL =
      new HibernateModelReader()
          .read(
              new ModelRequest(
                  PACKAGE, Goblin.class.getClassLoader(), List.of(), ModelRequest.JPA));

  private Goblin() {}

  static Map<String, String> environment(String url) {
    Map<String, String> environment = new HashMap<>();
    environment.put("DATABASE_URL", url);
    environment.put(Vault.KEY_VARIABLE, key(1));
    environment.put(Vault.KEY_ID_VARIABLE, "test-1");
    return environment;
  }

  /** A key of the assistant's: the same for the same number. */
  static String key(long number) {
    byte[] bytes = new byte[32];
    new Random(number).nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  static Vault vault() {
    return Vault.of(environment(""));
  }

  static Database open(String url) {
    return Database.open(settings(url));
  }

  static Settings settings(String url) {
    return SettingsReader.in(Path.of("")).withoutFiles().environment(environment(url)).read();
  }

  /** Aludel that knows the model. */
  static Aludel aludel(MigratedDatabase database) {
    return Aludel.open(database.config().model(ModelSource.of(MODEL)));
  }

  /** Brings another database to head. */
  static void migrate(Settings settings) {
    Path folder = Path.of("migrations");
    Aludel.open(
            AludelConfig.of(Connector.forMigrations(settings).dataSource())
                .scripts(ScriptDirectory.of(folder.resolve("versions")))
                .companions(() -> Companions.in(folder, ScriptEnvironment.standard())))
        .upgrade("head");
  }
}

package dev.aludel.connect.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.connect.DatabaseUrl;
import dev.aludel.connect.PostgresqlUrl;
import dev.aludel.connect.SqliteUrl;
import dev.aludel.connect.TlsMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

  @TempDir Path folder;

  private final Map<String, String> environment = new HashMap<>();

  private void file(String name, String text) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private SettingsReader reader() {
    return SettingsReader.in(folder).environment(environment);
  }

  private String origin(Setting<?> setting) {
    return reader().read().resolve(setting).origin().toString();
  }

  @Test
  void withoutAnySourceEverySettingHasItsDefault() {
    Settings settings = reader().read();

    assertThat(settings.get(AludelSettings.POOL_SIZE)).isEqualTo(5);
    assertThat(settings.get(AludelSettings.POOL_MAX_OVERFLOW)).isEqualTo(10);
    assertThat(settings.get(AludelSettings.POOL_TIMEOUT)).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.get(AludelSettings.POOL_RECYCLE)).isEqualTo(Duration.ofHours(1));
    assertThat(settings.get(AludelSettings.CONNECT_TIMEOUT)).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.get(AludelSettings.COMMAND_TIMEOUT)).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.get(AludelSettings.SCRIPT_LOCATION))
        .isEqualTo(folder.resolve("migrations"));
    assertThat(settings.all()).allMatch(r -> r.origin() instanceof Origin.Default);
  }

  @Test
  void theEnvironmentWinsOverDotEnvAndDotEnvOverTheFileAndFlagsOverAll() throws IOException {
    file("aludel.toml", "[pool]\nsize = 2\n");
    assertThat(origin(AludelSettings.POOL_SIZE)).isEqualTo("aludel.toml:2");

    file(".env", "# sizes\nexport DATABASE_POOL_SIZE=3\n");
    assertThat(origin(AludelSettings.POOL_SIZE)).isEqualTo(".env:2, DATABASE_POOL_SIZE");

    environment.put("DB_POOL_SIZE", "4");
    assertThat(origin(AludelSettings.POOL_SIZE)).isEqualTo("variable DB_POOL_SIZE");

    Settings settings = reader().set("pool.size", "6", "-x pool.size").read();
    assertThat(settings.get(AludelSettings.POOL_SIZE)).isEqualTo(6);
    assertThat(settings.resolve(AludelSettings.POOL_SIZE))
        .hasToString("pool.size = 6 (-x pool.size)");
  }

  @Test
  void aFolderInPlaceOfTheFileIsToldWithTheFileInIt() {
    assertThatThrownBy(() -> reader().file(folder).read())
        .hasMessageContaining("it is a folder")
        .hasMessageContaining("-c " + folder.resolve("aludel.toml"));
  }

  @Test
  void everyVariableOfTheTemplateSetsItsSetting() {
    for (Setting<?> setting : AludelSettings.all()) {
      for (String name : setting.variables()) {
        environment.clear();
        environment.put(name, valid(setting));
        assertThat(origin(setting)).isEqualTo("variable " + name);
      }
    }
  }

  private static String valid(Setting<?> setting) {
    return switch (setting.key()) {
      case "aludel.url" -> "sqlite:///x.db";
      case "aludel.environment" -> "production";
      default -> setting.defaultValue().map(Object::toString).map(SettingsTest::plain).orElse("x");
    };
  }

  private static String plain(String text) {
    return text.startsWith("PT") ? "60" : text.equals("[]") ? "x" : text;
  }

  @Test
  void anUnknownKeyIsToldWithItsLineAndTheNearestKnownOne() throws IOException {
    file(
        "aludel.toml",
        """
        [aludel]
        script_locaton = "x"
        size = 5

        [pol]
        size = 5

        [databases.reporting]
        versiontable = "x"
        """);

    assertThatThrownBy(() -> reader().read())
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("aludel.toml:2 has the unknown setting \"script_locaton\"")
        .hasMessageContaining("Did you mean \"script_location\"?")
        .hasMessageContaining(
            "aludel.toml:3 has the unknown setting \"size\" under [aludel]. It belongs under [pool].")
        .hasMessageContaining("aludel.toml:5 has the unknown table [pol]. Did you mean \"pool\"?")
        .hasMessageContaining("aludel.toml:9 has the unknown setting \"versiontable\"")
        .hasMessageContaining("Did you mean \"version_table\"?");
  }

  @Test
  void aWrongValueNamesItsSourceAndWhatIsAllowed() throws IOException {
    file("aludel.toml", "[timeouts]\n\nconnect = \"soon\"\n");
    file(".env", "\nDB_POOL_SIZE=many\n");
    environment.put("DB_SSL_MODE", "perhaps");

    assertThatThrownBy(() -> reader().read())
        .hasMessageContaining("3 settings are wrong")
        .hasMessageContaining("timeouts.connect is soon (aludel.toml:3). Allowed: seconds")
        .hasMessageContaining(
            "pool.size is many (.env:2, DB_POOL_SIZE). Allowed: a whole number from 1 to 10000")
        .hasMessageContaining(
            "tls.mode is perhaps (variable DB_SSL_MODE). Allowed: disable, allow");
  }

  @Test
  void aFileThatIsNotTomlIsToldWithItsLineAndWithoutSecrets() throws IOException {
    file("aludel.toml", "[aludel]\nurl = postgresql://ada:hidden@h/db\n");

    assertThatThrownBy(() -> reader().read())
        .hasMessageContaining("aludel.toml:2 is not TOML")
        .hasMessageNotContaining("hidden");
  }

  @Test
  void aWrongUrlNamesItsSourceAndNoPassword() throws IOException {
    file(".env", "DATABASE_URL=postgresql://ada:hid/den@h/db\n");

    assertThatThrownBy(() -> reader().read())
        .hasMessageStartingWith("url (.env:1, DATABASE_URL): ")
        .hasMessageNotContaining("hid")
        .hasMessageNotContaining("den@");
  }

  @Test
  void relativePathsAreRelativeToTheFileThatTheyAreWrittenIn() throws IOException {
    file(
        "deploy/aludel.toml",
        "[aludel]\nurl = \"sqlite:///app.db\"\nclasspath = [\"lib/*.jar\"]\n");
    file("deploy/lib/b.jar", "");
    file("deploy/lib/a.jar", "");
    file("deploy/lib/c.txt", "");
    SettingsReader deployed = reader().file(Path.of("deploy/aludel.toml"));

    Settings settings = deployed.read();
    assertThat(sqliteFile(settings)).isEqualTo(folder.resolve("deploy/app.db"));
    assertThat(settings.get(AludelSettings.SCRIPT_LOCATION))
        .isEqualTo(folder.resolve("deploy/migrations"));
    assertThat(settings.get(AludelSettings.CLASSPATH).get(0).expand())
        .containsExactly(folder.resolve("deploy/lib/a.jar"), folder.resolve("deploy/lib/b.jar"));

    environment.put("DATABASE_URL", "sqlite:///app.db");
    assertThat(sqliteFile(deployed.environment(environment).read()))
        .isEqualTo(folder.resolve("app.db"));
  }

  private static Path sqliteFile(Settings settings) {
    return ((SqliteUrl) settings.databaseUrl()).file().orElseThrow();
  }

  @Test
  void aNamedDatabaseOverridesTheCommonSettings() throws IOException {
    file(
        "aludel.toml",
        """
        [aludel]
        url = "sqlite:///main.db"
        format = "sql"

        [databases.reporting]
        url = "sqlite:///reporting.db"

        [databases.reporting.pool]
        size = 3
        """);
    // The common variable is about the common database.
    environment.put("DATABASE_URL", "sqlite:///other.db");

    Settings reporting = reader().database("reporting").read();
    assertThat(sqliteFile(reporting)).hasFileName("reporting.db");
    assertThat(reporting.get(AludelSettings.POOL_SIZE)).isEqualTo(3);
    assertThat(reporting.get(AludelSettings.FORMAT)).isEqualTo(RevisionFormat.SQL);

    environment.put("REPORTING_DATABASE_URL", "sqlite:///mine.db");
    assertThat(sqliteFile(reader().database("reporting").read())).hasFileName("mine.db");

    assertThatThrownBy(() -> reader().database("reportin").read())
        .hasMessageContaining("Did you mean \"reporting\"?");
  }

  @Test
  void theUrlMayBeGivenInParts() {
    environment.putAll(
        Map.of(
            "POSTGRES_SERVER", "db.example.com",
            "POSTGRES_PORT", "6000",
            "POSTGRES_USER", "ada",
            "POSTGRES_PASSWORD", "a:b@c/d",
            "POSTGRES_DB", "app",
            "POSTGRES_SCHEMA", "sales"));

    Settings settings = reader().read();

    assertThat(settings.databaseUrl()).hasToString("postgresql://ada:***@db.example.com:6000/app");
    assertThat(settings.databaseUrl().properties()).containsEntry("password", "a:b@c/d");
    assertThat(settings.get(AludelSettings.SCHEMA)).isEqualTo("sales");
  }

  @Test
  void aUrlWinsOverPartsOfTheSameSourceAndLosesToPartsOfAStrongerOne() throws IOException {
    file("aludel.toml", "[aludel]\nurl = \"sqlite:///app.db\"\n");
    environment.put("PGHOST", "psql.example.com");
    assertThat(reader().read().databaseUrl().dialect()).isEqualTo("sqlite");

    environment.put("POSTGRES_SERVER", "db");
    assertThat(reader().read().databaseUrl()).hasToString("postgresql://db:5432/");

    environment.put("DATABASE_URL", "postgresql://other/db");
    assertThat(reader().read().databaseUrl()).hasToString("postgresql://other:5432/db");
  }

  @Test
  void aPasswordMayBeInAFileButNotAlsoInAVariable() throws IOException {
    file("secrets/pw", "s3cret\n");
    environment.put("DATABASE_URL", "postgresql://ada@db/app");
    environment.put("POSTGRES_PASSWORD_FILE", "secrets/pw");

    Settings settings = reader().read();
    assertThat(settings.databaseUrl().properties()).containsEntry("password", "s3cret");
    assertThat(settings.resolve(AludelSettings.PASSWORD).toString())
        .startsWith("aludel.password = *** (")
        .contains("POSTGRES_PASSWORD_FILE");

    environment.put("POSTGRES_PASSWORD", "other");
    assertThatThrownBy(() -> reader().read())
        .hasMessageContaining("Both POSTGRES_PASSWORD and POSTGRES_PASSWORD_FILE are set");

    environment.remove("POSTGRES_PASSWORD");
    environment.put("POSTGRES_PASSWORD_FILE", "secrets/none");
    assertThatThrownBy(() -> reader().read()).hasMessageContaining("it does not exist");
  }

  @Test
  void userAndDatabaseMayBeInFilesAsDockersImageHasThem() throws IOException {
    file("user", "ada\n");
    file("db", "app\n");
    file("password", "s3same\n");
    environment.put("POSTGRES_SERVER", "db");
    environment.put("POSTGRES_USER_FILE", folder.resolve("user").toString());
    environment.put("POSTGRES_DB_FILE", folder.resolve("db").toString());
    environment.put("POSTGRES_PASSWORD_FILE", folder.resolve("password").toString());

    Settings settings = reader().read();

    assertThat(settings.databaseUrl()).hasToString("postgresql://ada:***@db:5432/app");
    assertThat(settings.resolve(AludelSettings.USER).origin().toString())
        .contains("POSTGRES_USER_FILE");
  }

  @Test
  void thePasswordOfAnotherRoleIsNotSent() {
    environment.put("DATABASE_URL", "postgresql://ada@db/app");
    environment.put("POSTGRES_USER", "bob");
    environment.put("POSTGRES_PASSWORD", "s3cret");

    assertThat(reader().read().databaseUrl().properties()).doesNotContainKey("password");
  }

  @Test
  void aServiceOfLibpqNamesADatabaseAndTheUrlWinsOverIt() throws IOException {
    file(
        "pg_service.conf",
        """
        # services
        [sales]
        host=db.example.com
        port=6000
        dbname=sales
        user=ada
        password=a&b=c
        sslmode=require
        """);
    environment.put("PGSERVICEFILE", folder.resolve("pg_service.conf").toString());
    environment.put("PGSERVICE", "sales");
    environment.put("PGAPPNAME", "report");

    DatabaseUrl url = reader().read().databaseUrl();
    assertThat(url).hasToString("postgresql://ada:***@db.example.com:6000/sales");
    assertThat(url.properties()).containsEntry("password", "a&b=c");
    assertThat(((PostgresqlUrl) url).parameters())
        .containsEntry("sslmode", "require")
        .containsEntry("ApplicationName", "report");

    environment.put("DATABASE_URL", "postgresql://bob@/other?service=sales&sslmode=disable");
    PostgresqlUrl other = (PostgresqlUrl) reader().read().databaseUrl();
    assertThat(other).hasToString("postgresql://bob@db.example.com:6000/other");
    assertThat(other.parameters()).containsEntry("sslmode", "disable");

    environment.put("DATABASE_URL", "postgresql://?service=sale");
    assertThatThrownBy(() -> reader().read().databaseUrl())
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("Did you mean \"sales\"?");
  }

  @Test
  void theEnvironmentChoosesThePoolsCustomarySizes() {
    environment.put("ENVIRONMENT", "production");
    assertThat(reader().read().resolve(AludelSettings.POOL_MAX_OVERFLOW))
        .hasToString("pool.max_overflow = 40 (preset production)");

    environment.put("DB_MAX_OVERFLOW", "0");
    assertThat(reader().read().get(AludelSettings.POOL_MAX_OVERFLOW)).isZero();
    assertThat(reader().read().get(AludelSettings.POOL_SIZE)).isEqualTo(20);
  }

  @Test
  void tlsModeAlsoTakesTrueAndFalse() {
    environment.put("DB_SSL_MODE", "true");
    assertThat(reader().read().get(AludelSettings.TLS_MODE)).isEqualTo(TlsMode.REQUIRE);
    environment.put("DB_SSL_MODE", "false");
    assertThat(reader().read().get(AludelSettings.TLS_MODE)).isEqualTo(TlsMode.DISABLE);
  }

  @Test
  void withoutADatabaseTheMessageSaysHowToNameOne() {
    Settings settings = reader().read();
    assertThatThrownBy(settings::databaseUrl)
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("DATABASE_URL")
        .hasMessageContaining("sqlite:///file.db");
  }

  @Test
  void theTemplateReadsBackAsTheDefaultsWhenItsCommentsAreRemoved() throws IOException {
    String template = SettingsTemplate.toml();
    file("aludel.toml", template);
    assertThat(reader().read().all()).allMatch(r -> r.origin() instanceof Origin.Default);

    // A setting's own line has an equals sign; a doc comment has none.
    file(
        "aludel.toml",
        template.replaceAll("(?m)^# (\\w+ = )", "$1").replaceAll("(?m)^# (\\[)", "$1"));
    Settings settings = reader().read();
    for (Resolved<?> resolved : settings.all()) {
      assertThat(resolved.origin()).as(resolved.toString()).isInstanceOf(Origin.InFile.class);
      resolved
          .setting()
          .defaultValue()
          .ifPresent(
              value -> {
                if (!(value instanceof Path)) {
                  assertThat(resolved.value().map(Object.class::cast)).contains(value);
                }
              });
    }
  }

  @Test
  void theExampleOfDotEnvHasEveryVariable() throws IOException {
    String example = SettingsTemplate.dotEnv();
    for (Setting<?> setting : AludelSettings.all()) {
      setting.variables().forEach(name -> assertThat(example).contains(name));
      setting.libpqVariables().forEach(name -> assertThat(example).contains(name));
    }
    file(".env", example);
    assertThat(reader().read().all()).allMatch(r -> r.origin() instanceof Origin.Default);
  }
}

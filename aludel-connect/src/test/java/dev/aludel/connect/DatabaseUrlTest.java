package dev.aludel.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGProperty;

class DatabaseUrlTest {

  private static PostgresqlUrl postgresql(String text) {
    return (PostgresqlUrl) DatabaseUrl.parse(text);
  }

  private static SqliteUrl sqlite(String text) {
    return (SqliteUrl) DatabaseUrl.parse(text, Path.of("/project"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://ada:s3cret@db.example.com:6000/app",
        "postgresql://ada:s3cret@db.example.com:6000/app",
        "postgresql+asyncpg://ada:s3cret@db.example.com:6000/app",
        "postgresql+psycopg2://ada:s3cret@db.example.com:6000/app",
        "postgresql+psycopg://ada:s3cret@db.example.com:6000/app",
        "jdbc:postgresql://db.example.com:6000/app?user=ada&password=s3cret",
        "jdbc:postgresql://ada:s3cret@db.example.com:6000/app",
        "postgresql://db.example.com/app?user=ada&password=s3cret&port=6000",
        "postgresql:///?host=db.example.com&port=6000&user=ada&password=s3cret&dbname=app",
        "  POSTGRESQL://ada:s3cret@db.example.com:6000/app\n",
      })
  void everySpellingIsTheSameDatabase(String text) {
    PostgresqlUrl url = postgresql(text);

    assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example.com:6000/app");
    assertThat(url.properties()).containsEntry("user", "ada").containsEntry("password", "s3cret");
    assertThat(url.display()).isEqualTo("postgresql://ada:***@db.example.com:6000/app");
    assertThat(url).hasToString(url.display());
  }

  @Test
  void whatIsLeftOutHasPostgresqlsDefaults() {
    PostgresqlUrl url = postgresql("postgresql://");

    assertThat(url.hosts()).containsExactly(new HostAndPort("localhost", 5432));
    assertThat(url.database()).isEmpty();
    assertThat(url.user()).isEmpty();
    assertThat(url.properties()).isEmpty();
  }

  @Test
  void severalHostsAndIpv6AddressesKeepTheirOrder() {
    PostgresqlUrl url = postgresql("postgresql://u@a,b:6000,[::1]:7000,[fe80::1]/app");

    assertThat(url.jdbcUrl())
        .isEqualTo("jdbc:postgresql://a:5432,b:6000,[::1]:7000,[fe80::1]:5432/app");
  }

  @Test
  void credentialsArePercentDecodedAndAPlusStaysAPlus() {
    PostgresqlUrl url = postgresql("postgresql://a%40b:p%3A%2F%3F%23%25+%C3%A4@h/app%2Fx");

    assertThat(url.user()).contains("a@b");
    assertThat(url.password()).contains(Secret.of("p:/?#%+ä"));
    assertThat(url.database()).contains("app/x");
  }

  @Test
  void aRawAtSignInThePasswordIsUnderstood() {
    assertThat(postgresql("postgresql://u:p@ss#1@h/db").password()).contains(Secret.of("p@ss#1"));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          connect_timeout=7,               connectTimeout,                7
          channel_binding=require,         channelBinding,                require
          target_session_attrs=read-write, targetServerType,              primary
          target_session_attrs=standby,    targetServerType,              secondary
          application_name=app,            ApplicationName,               app
          search_path=app,                 currentSchema,                 app
          schema=app,                      currentSchema,                 app
          ssl=require,                     sslmode,                       require
          ssl=true,                        sslmode,                       require
          ssl=false,                       sslmode,                       disable
          sslmode=verify-full,             sslmode,                       verify-full
          sslrootcert=system,              sslfactory,                    org.postgresql.ssl.DefaultJavaSSLFactory
          sslrootcert=/ca.pem,             sslrootcert,                   /ca.pem
          keepalives=0,                    tcpKeepAlive,                  false
          statement_cache_size=0,          prepareThreshold,              0
          pgbouncer=true,                  prepareThreshold,              0
          load_balance_hosts=random,       loadBalanceHosts,              true
          gssencmode=disable,              gssEncMode,                    disable
          options=-c%20work_mem%3D8MB,     options,                       -c work_mem=8MB
          connecttimeout=7,                connectTimeout,                7
          reWriteBatchedInserts=true,      reWriteBatchedInserts,         true
          """)
  void parametersOfOtherToolsAreTranslated(String parameter, String name, String value) {
    assertThat(postgresql("postgresql://h/db?" + parameter).parameters())
        .containsEntry(name, value);
  }

  @Test
  void sslTrueMeansWhatTheToolThatWroteItMeansByIt() {
    assertThat(postgresql("jdbc:postgresql://h/db?ssl=true").parameters())
        .containsEntry("sslmode", "verify-full");
    assertThat(postgresql("postgresql://h/db?ssl=true").parameters())
        .containsEntry("sslmode", "require");
  }

  @Test
  void aParameterThatNobodyKnowsIsRefusedWithTheNearestOne() {
    assertThatThrownBy(() -> DatabaseUrl.parse("postgresql://h/db?aplication_name=x"))
        .isInstanceOf(InvalidUrlException.class)
        .hasMessageContaining("\"aplication_name\"")
        .hasMessageContaining("Did you mean \"application_name\"?");
    assertThatThrownBy(() -> DatabaseUrl.parse("postgresql://h/db?sslcrl=x"))
        .hasMessageContaining("checks no revocation list");
    assertThatThrownBy(() -> DatabaseUrl.parse("postgresql://h/db?sslmode=on-demand"))
        .hasMessageContaining("verify-full");
    assertThatThrownBy(() -> DatabaseUrl.parse("postgresql://h/db?sslmode=require&ssl=disable"))
        .hasMessageContaining("twice");
  }

  @Test
  void theDriversOwnParametersAreAllKnown() {
    var handledByTheUrlItself =
        new TreeSet<>(java.util.List.of("PGDBNAME", "PGHOST", "PGPORT", "user", "password", "ssl"));
    var known = new TreeSet<>(PostgresqlParameter.DRIVER);
    known.addAll(handledByTheUrlItself);

    assertThat(known)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(PGProperty.values()).map(PGProperty::getName).toList());
  }

  @Test
  void secretParametersAreNotInTheJdbcUrl() {
    PostgresqlUrl url = postgresql("postgresql://h/db?sslpassword=hidden&sslkey=/k");

    assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://h:5432/db?sslkey=%2Fk");
    assertThat(url.properties()).containsEntry("sslpassword", "hidden");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://ada:S3CRETVALUE",
        "postgresql://ada:S3CRETVALUE@",
        "postgresql://ada:S3CRETVALUE@h:port/db",
        "postgresql://ada:S3CRETVALUE@h:99999/db",
        "postgresql://ada:S3CRET/VALUE@h/db",
        "postgresql://ada:12/S3CRETVALUE@h/db",
        "postgresql://ada:12?S3CRETVALUE=x@h/db",
        "postgresql://ada:S3CRETVALUE%zz@h/db",
        "postgresql://ada:S3CRETVALUE@h/db?nope=1",
        "postgresql://ada:S3CRETVALUE@h o s t/db",
        "postgresql:ada:S3CRETVALUE@h/db",
        "postgresq://ada:S3CRETVALUE@h/db",
        "ada:S3CRETVALUE@h/db",
        "S3CRETVALUE",
        "jdbc:postgresql://h/db?password=S3CRETVALUE&nope=1",
        "jdbc:postgresql:ada:S3CRETVALUE@h",
        "mysql://ada:S3CRETVALUE@h/db",
      })
  void noMessageEverHoldsThePassword(String text) {
    String told;
    try {
      told = DatabaseUrl.parse(text) + " " + DatabaseUrl.parse(text).jdbcUrl();
    } catch (InvalidUrlException e) {
      told = String.valueOf(e.getMessage());
    }
    assertThat(told).doesNotContain("S3CRET").doesNotContain("VALUE");
  }

  @Test
  void whateverThePasswordIsItComesBackWhenEncodedAndIsNeverShown() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      String password = "~" + text(random);
      String encoded = URLEncoder.encode(password, StandardCharsets.UTF_8).replace("+", "%20");
      PostgresqlUrl url = postgresql("postgresql://ada:" + encoded + "@h:1/db");

      assertThat(url.password().orElseThrow().reveal()).as("seed %d", seed).isEqualTo(password);
      assertThat(url + url.jdbcUrl() + url.password()).as("seed %d", seed).doesNotContain("~");
    }
  }

  @Test
  void aPasswordThatIsNotEncodedIsUnderstoodOrRefusedButNeverTold() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      String password = "sEcReT" + text(random) + "sEcReT";
      String told;
      try {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://ada:" + password + "@h:1/db");
        told = url + url.jdbcUrl();
      } catch (InvalidUrlException e) {
        told = String.valueOf(e.getMessage());
      }
      assertThat(told).as("seed %d, password %s", seed, password).doesNotContain("sEcReT");
    }
  }

  private static String text(Random random) {
    String alphabet = "ab1:/?#[]@!$&'()*+,;=% %41ä€\"\\<>{}|^`";
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          sqlite:///app.db,                /project/app.db
          sqlite:///data/app.db,           /project/data/app.db
          sqlite:////var/lib/app.db,       /var/lib/app.db
          sqlite+aiosqlite:///app.db,      /project/app.db
          sqlite3:///app.db,               /project/app.db
          jdbc:sqlite:app.db,              /project/app.db
          jdbc:sqlite:/var/lib/app.db,     /var/lib/app.db
          jdbc:sqlite:file:app.db,         /project/app.db
          sqlite:///file:my%20app.db,      /project/my app.db
          sqlite:///100%.db,               /project/100%.db
          """)
  void sqliteFilesAreFoundWhereverTheUrlSays(String text, Path file) {
    assertThat(sqlite(text).file()).contains(file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sqlite://",
        "sqlite:///",
        "sqlite:///:memory:",
        "jdbc:sqlite:",
        "jdbc:sqlite::memory:",
        "sqlite:///file:x?mode=memory"
      })
  void sqliteInMemoryHasNoFile(String text) {
    assertThat(sqlite(text).file()).isEmpty();
    assertThat(sqlite(text).jdbcUrl()).isEqualTo("jdbc:sqlite::memory:");
    assertThat(sqlite(text).display()).isEqualTo("sqlite:///:memory:");
  }

  @Test
  void sqliteParametersAreTranslatedOrRefused() {
    assertThat(sqlite("sqlite:///a.db?timeout=2.5&check_same_thread=false").parameters())
        .containsOnlyKeys("busy_timeout")
        .containsEntry("busy_timeout", "2500");
    assertThat(sqlite("sqlite:///a.db?mode=ro").readOnly()).isTrue();
    assertThatThrownBy(() -> sqlite("sqlite:///a.db?forein_keys=on"))
        .hasMessageContaining("Did you mean \"foreign_keys\"?");
    assertThatThrownBy(() -> sqlite("sqlite://a.db"))
        .hasMessageContaining("sqlite:///a.db or sqlite:////folder/a.db");
  }

  @Test
  void aMistypedSchemeNamesTheNearest() {
    assertThatThrownBy(() -> DatabaseUrl.parse("postgressql://h/db"))
        .hasMessageContaining("Did you mean \"postgresql\"?");
  }
}

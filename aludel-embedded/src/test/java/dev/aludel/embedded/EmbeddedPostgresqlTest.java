package dev.aludel.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.AludelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A server that is there for as long as it is needed, and no longer. */
class EmbeddedPostgresqlTest {

  @Test
  void itIsEmptyInUtf8AndTakesConnections() throws Exception {
    try (EmbeddedPostgresql server = EmbeddedPostgresql.start()) {
      assertThat(query(server, "SHOW server_version")).startsWith("18.");
      assertThat(query(server, "SHOW server_encoding")).isEqualTo("UTF8");
      assertThat(query(server, "SELECT datlocale FROM pg_database WHERE datname = 'postgres'"))
          .isEqualTo("C.UTF-8");
      assertThat(query(server, "SELECT count(*) FROM pg_database")).isEqualTo("3");
      assertThat(server.url())
          .matches(
              "postgresql://postgres:[0-9a-f]{32}@127\\.0\\.0\\.1:"
                  + server.port()
                  + "/postgres\\?sslmode=disable");
      assertThat(server.toString()).doesNotContainPattern("[0-9a-f]{32}");
    }
  }

  @Test
  void twoAreApart() throws Exception {
    try (EmbeddedPostgresql one = EmbeddedPostgresql.start();
        EmbeddedPostgresql two = EmbeddedPostgresql.start()) {
      assertThat(one.port()).isNotEqualTo(two.port());
      execute(one, "CREATE TABLE t (id integer)");
      assertThat(query(two, "SELECT count(*) FROM pg_tables WHERE tablename = 't'")).isEqualTo("0");
    }
  }

  @Test
  void withoutThePasswordNobodyComesIn() {
    try (EmbeddedPostgresql server = EmbeddedPostgresql.start()) {
      String address = "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres?user=postgres";
      assertThatThrownBy(() -> DriverManager.getConnection(address + "&password=guess").close())
          .isInstanceOfSatisfying(
              SQLException.class, refused -> assertThat(refused.getSQLState()).isEqualTo("28P01"));
    }
  }

  @Test
  void whenItIsClosedNothingOfItIsLeft() throws Exception {
    Set<Path> before = serversFolders();
    EmbeddedPostgresql server = EmbeddedPostgresql.start();
    String url = server.jdbcUrl("postgres");
    Set<Path> own = serversFolders();
    own.removeAll(before);
    assertThat(own).hasSize(1);

    server.close();

    assertThat(own).noneMatch(Files::exists);
    assertThatThrownBy(() -> DriverManager.getConnection(url).close())
        .isInstanceOf(SQLException.class);
    server.close();
  }

  /** The whole point of the pipe: kill -9 leaves nobody to clear up. */
  @Test
  void whenItsProcessIsKilledItEndsAndItsFilesGo() throws Exception {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StartAndWait.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String url =
        new String(java.getInputStream().readNBytes(StartAndWait.LENGTH), StandardCharsets.UTF_8)
            .strip();
    DriverManager.getConnection(url).close();
    long server = serverOf(url);
    assertThat(ProcessHandle.of(server)).isPresent();

    java.destroyForcibly().waitFor();

    ProcessHandle.of(server).ifPresent(EmbeddedPostgresqlTest::awaitEnd);
    assertThatThrownBy(() -> DriverManager.getConnection(url).close())
        .isInstanceOf(SQLException.class);
  }

  @Test
  void anAddressNamesItAndItsVersion() {
    assertThat(EmbeddedUrl.parse("embedded:postgresql"))
        .contains(new EmbeddedUrl(EmbeddedPostgresql.DEFAULT_VERSION));
    assertThat(EmbeddedUrl.parse("embedded:postgresql:16.10.0"))
        .contains(new EmbeddedUrl("16.10.0"));
    assertThat(EmbeddedUrl.parse("postgresql://localhost/x")).isEmpty();
    assertThatThrownBy(() -> EmbeddedUrl.parse("embedded:mysql"))
        .isInstanceOf(AludelException.class)
        .hasMessageContaining("'embedded:mysql' names no server that can be started.");
  }

  @Test
  void eachPlatformHasItsBinaries() {
    assertThat(
            List.of(
                Platform.of("Linux", "amd64", false),
                Platform.of("Linux", "aarch64", false),
                Platform.of("Linux", "amd64", true),
                Platform.of("Mac OS X", "aarch64", false)))
        .extracting(Platform::artifact)
        .containsExactly("linux-amd64", "linux-arm64v8", "linux-amd64-alpine", "darwin-arm64v8");
    assertThatThrownBy(() -> Platform.of("Windows 11", "amd64", false))
        .hasMessageContaining("embedded:postgresql runs on Linux and macOS");
  }

  private static void awaitEnd(ProcessHandle process) {
    try {
      process.onExit().get(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("The server outlived its process.", e);
    }
  }

  private static long serverOf(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)")) {
      row.next();
      return Long.parseLong(row.getString(1));
    }
  }

  private static Set<Path> serversFolders() throws Exception {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(path -> path.getFileName().toString().startsWith("aludel-postgresql-"))
          .collect(Collectors.toSet());
    }
  }

  private static void execute(EmbeddedPostgresql server, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(server.jdbcUrl("postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(EmbeddedPostgresql server, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(server.jdbcUrl("postgres"));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}

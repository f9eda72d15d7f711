package dev.aludel.examples.goblin;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * A PostgreSQL server as one would go live with: TLS with a certificate that clients verify,
 * passwords, a WAL archive, and an owner of the database who is not the application.
 */
final class TrialServer implements AutoCloseable {

  static final String OWNER = "goblin_owner";
  static final String APPLICATION = "goblin";

  private static final String STORE_PASSWORD = "of-a-test";

  private final EmbeddedPostgres server;
  private final Path folder;
  private final String password = UUID.randomUUID().toString();

  private TrialServer(EmbeddedPostgres server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  /**
   * Starts it.
   *
   * @param folder where certificate and archive go; the server's own role must be able to use it
   */
  static TrialServer start(Path folder) throws Exception {
    Path archive = Files.createDirectories(folder.resolve("archive"));
    Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rwxrwxrwx"));
    certify(folder);
    Path data =
        Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg", "" + UUID.randomUUID());
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setPGStartupWait(Duration.ofSeconds(60))
            .setServerConfig("fsync", "off")
            .setServerConfig("wal_level", "replica")
            .setServerConfig("archive_mode", "on")
            .setServerConfig("max_connections", "100")
            .start();
    TrialServer trial = new TrialServer(server, folder);
    try {
      trial.configure(data);
    } catch (Exception e) {
      server.close();
      throw e;
    }
    return trial;
  }

  /** A key and a certificate of its own, by the JDK's keytool, as PEM (RFC 7468). */
  private static void certify(Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path store = folder.resolve("server.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-alias",
                "server",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                STORE_PASSWORD)
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool: " + said);
    }
    KeyStore keys = KeyStore.getInstance(store.toFile(), STORE_PASSWORD.toCharArray());
    pem(folder.resolve("server.crt"), "CERTIFICATE", keys.getCertificate("server").getEncoded());
    pem(
        folder.resolve("server.key"),
        "PRIVATE KEY",
        keys.getKey("server", STORE_PASSWORD.toCharArray()).getEncoded());
  }

  private static void pem(Path file, String kind, byte[] bytes) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    Files.writeString(
        file, "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(kind, text));
  }

  /** In the folder of the data, the server reads with its own rights what it wrote itself. */
  private void configure(Path data) throws SQLException, IOException {
    administer(
        "postgres",
        // Only what its owner alone can read is taken for a key: so the server writes it.
        copied("server.crt", data),
        copied("server.key", data),
        "COPY (SELECT 1) TO PROGRAM 'chmod 600 %s/server.key'".formatted(data),
        "ALTER SYSTEM SET ssl = on",
        "ALTER SYSTEM SET archive_command = 'cp %p {archive}/%f'"
            .replace("{archive}", folder.resolve("archive").toString()),
        "CREATE ROLE %s LOGIN CREATEROLE PASSWORD '%s'".formatted(OWNER, password),
        "CREATE ROLE goblin_app NOLOGIN",
        "CREATE ROLE %s LOGIN PASSWORD '%s' IN ROLE goblin_app".formatted(APPLICATION, password),
        "CREATE DATABASE goblin OWNER " + OWNER,
        "COPY (SELECT unnest(ARRAY["
            + "'host all postgres 127.0.0.1/32 trust', 'host all postgres ::1/128 trust',"
            + " 'hostssl all all all scram-sha-256'])) TO '%s/pg_hba.conf'".formatted(data),
        "SELECT pg_reload_conf()");
  }

  private String copied(String file, Path data) throws IOException {
    String lines =
        String.join("','", Files.readAllLines(folder.resolve(file), StandardCharsets.US_ASCII));
    return "COPY (SELECT unnest(ARRAY['%s'])) TO '%s/%s'".formatted(lines, data, file);
  }

  /** Runs statements as the superuser, one by one. */
  void administer(String database, String... statements) throws SQLException {
    try (Connection connection = server.getDatabase("postgres", database).getConnection();
        var statement = connection.createStatement()) {
      for (String sql : List.of(statements)) {
        statement.execute(sql);
      }
    }
  }

  /** Has the WAL that is not full archived, as a backup tool does, and waits until it is. */
  void archive() throws SQLException, InterruptedException {
    administer("postgres", "SELECT pg_switch_wal()");
    for (int tries = 0; tries < 1_200; tries++) {
      try (Connection connection = server.getPostgresDatabase().getConnection();
          var statement = connection.createStatement();
          var row = statement.executeQuery("SELECT archived_count FROM pg_stat_archiver")) {
        row.next();
        if (row.getLong(1) > 0) {
          return;
        }
      }
      Thread.sleep(50);
    }
    throw new IllegalStateException("No WAL was archived into " + folder);
  }

  String url(String role) {
    return "postgresql://%s@localhost:%d/goblin".formatted(role, server.getPort());
  }

  /** Where the passwords are. */
  Path passwordFile() throws IOException {
    Path file = folder.resolve("pgpass");
    Files.writeString(
        file,
        "localhost:*:*:%s:%s%nlocalhost:*:*:%s:%s%n"
            .formatted(OWNER, password, APPLICATION, password));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }

  /** Whom to trust. */
  Path certificate() {
    return folder.resolve("server.crt");
  }

  String password() {
    return password;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}

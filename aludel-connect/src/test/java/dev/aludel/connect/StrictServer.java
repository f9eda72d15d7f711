package dev.aludel.connect;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * A PostgreSQL server that refuses what the usual one of the tests allows: it asks for passwords,
 * has TLS with a certificate of its own, and few connections.
 */
final class StrictServer implements AutoCloseable {

  private static final String HBA =
      """
      host    all       postgres  127.0.0.1/32  trust
      hostssl tls_only  all       127.0.0.1/32  scram-sha-256
      host    app       all       127.0.0.1/32  scram-sha-256
      host    closed    all       127.0.0.1/32  scram-sha-256
      host    none      all       127.0.0.1/32  scram-sha-256
      host    trusting  all       127.0.0.1/32  trust
      """;

  private static final String OBJECTS =
      """
      CREATE ROLE ada LOGIN PASSWORD 'S3same';
      CREATE ROLE sleeper NOLOGIN PASSWORD 'S3same';
      CREATE ROLE single LOGIN PASSWORD 'S3same' CONNECTION LIMIT 1;
      CREATE ROLE outsider LOGIN PASSWORD 'S3same';
      CREATE DATABASE app;
      CREATE DATABASE tls_only;
      CREATE DATABASE no_entry;
      CREATE DATABASE trusting;
      CREATE DATABASE closed ALLOW_CONNECTIONS false;
      REVOKE CONNECT ON DATABASE app FROM PUBLIC;
      GRANT CONNECT ON DATABASE app TO ada, single;
      """;

  private final EmbeddedPostgres embedded;
  private final Path certificate;

  private StrictServer(EmbeddedPostgres embedded, Path certificate) {
    this.embedded = embedded;
    this.certificate = certificate;
  }

  /**
   * Starts it.
   *
   * @param folder for its certificate
   */
  static StrictServer start(Path folder) {
    try {
      Path hba = Files.writeString(folder.resolve("pg_hba.conf"), HBA);
      makeCertificate(folder);
      EmbeddedPostgres embedded =
          EmbeddedPostgres.builder()
              .setDataDirectory(
                  Path.of(
                      System.getProperty("java.io.tmpdir"), "embedded-pg", "" + UUID.randomUUID()))
              .setServerConfig("fsync", "off")
              .setServerConfig("hba_file", hba.toString())
              .setServerConfig("ssl", "on")
              .setServerConfig("ssl_cert_file", folder.resolve("server.crt").toString())
              .setServerConfig("ssl_key_file", folder.resolve("server.key").toString())
              .setServerConfig("max_connections", "10")
              .setServerConfig("superuser_reserved_connections", "3")
              .setServerConfig("reserved_connections", "0")
              .start();
      StrictServer server = new StrictServer(embedded, folder.resolve("server.crt"));
      for (String statement : OBJECTS.split(";\n")) {
        server.execute(statement);
      }
      return server;
    } catch (IOException | SQLException | GeneralSecurityException | InterruptedException e) {
      throw new IllegalStateException("Cannot start the strict server", e);
    }
  }

  private static void makeCertificate(Path folder)
      throws IOException, GeneralSecurityException, InterruptedException {
    Path store = folder.resolve("server.p12");
    Process keytool =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "server",
                    "-keyalg",
                    "RSA",
                    "-keysize",
                    "2048",
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "san=dns:localhost",
                    "-validity",
                    "2",
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    "changeit",
                    "-keystore",
                    store.toString()))
            .redirectErrorStream(true)
            .start();
    String said =
        new String(
            keytool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool: " + said);
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream stream = Files.newInputStream(store)) {
      keys.load(stream, "changeit".toCharArray());
    }
    Files.writeString(
        folder.resolve("server.crt"),
        pem("CERTIFICATE", keys.getCertificate("server").getEncoded()));
    Path key =
        Files.writeString(
            folder.resolve("server.key"),
            pem("PRIVATE KEY", keys.getKey("server", "changeit".toCharArray()).getEncoded()));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
  }

  private static String pem(String name, byte[] der) {
    return "-----BEGIN "
        + name
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END "
        + name
        + "-----\n";
  }

  int port() {
    return embedded.getPort();
  }

  Path certificate() {
    return certificate;
  }

  /** A URL of this server; {@code rest} is the database and the parameters. */
  String url(String credentials, String rest) {
    return "postgresql://" + credentials + "@127.0.0.1:" + port() + "/" + rest;
  }

  Connection superuser() throws SQLException {
    return embedded.getPostgresDatabase().getConnection();
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = superuser();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    try {
      embedded.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

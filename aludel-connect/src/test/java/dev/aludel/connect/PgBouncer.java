package dev.aludel.connect;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** PgBouncer in transaction mode before a server that trusts everybody, where one is installed. */
public final class PgBouncer implements AutoCloseable {

  private final Process process;
  private final int port;

  private PgBouncer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** The program, if it is on the PATH or where Debian puts it. */
  public static Optional<Path> program() {
    String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
    return Arrays.stream(path.split(File.pathSeparator))
        .map(folder -> Path.of(folder, "pgbouncer"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts it.
   *
   * @param connections how many it opens to the server
   */
  public static PgBouncer start(Path folder, int serverPort, int connections)
      throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Path config =
        Files.writeString(
            folder.resolve("pgbouncer.ini"),
            """
            [databases]
            * = host=127.0.0.1 port=%d user=postgres
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = %d
            unix_socket_dir =
            auth_type = any
            pool_mode = transaction
            default_pool_size = %d
            ignore_startup_parameters = extra_float_digits
            """
                .formatted(serverPort, port, connections));
    ProcessBuilder builder =
        new ProcessBuilder(
                program().orElseThrow().toString(), "-q", "-u", user(), config.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("pgbouncer.log").toFile());
    // It refuses to run as root, and -u names whom it becomes.
    if (!"root".equals(System.getProperty("user.name"))) {
      builder.command().subList(2, 4).clear();
    }
    Process process = builder.start();
    PgBouncer bouncer = new PgBouncer(process, port);
    for (int i = 0; i < 100; i++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        return bouncer;
      } catch (IOException e) {
        Thread.sleep(50);
      }
    }
    bouncer.close();
    throw new IOException(Files.readString(folder.resolve("pgbouncer.log")));
  }

  private static String user() {
    return "nobody";
  }

  public int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

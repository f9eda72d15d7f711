package dev.aludel.connect;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL server whose files and whose start and end a test has in its hands. Everybody is
 * trusted. Closing it stops it and removes its files.
 */
public final class ControlledServer implements AutoCloseable {

  private static final long LIMIT_SECONDS = 60;

  private final Path binaries;
  private final Path home;
  private final Path data;
  private final int port;

  private ControlledServer(Path binaries, Path home, int port) {
    this.binaries = binaries;
    this.home = home;
    this.data = home.resolve("data");
    this.port = port;
  }

  /**
   * Makes one that is not running yet.
   *
   * @param running any server of the same version, which tells where its programs are
   */
  public static ControlledServer create(Connection running) throws SQLException, IOException {
    Path binaries;
    try (var row =
        running
            .createStatement()
            .executeQuery("SELECT setting FROM pg_config WHERE name = 'BINDIR'")) {
      row.next();
      binaries = Path.of(row.getString(1));
    }
    ControlledServer server = new ControlledServer(binaries, newHome(), freePort());
    server.run(
        "initdb",
        "-D",
        server.data.toString(),
        "-U",
        "postgres",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C",
        "--no-sync");
    server.configure(
        "listen_addresses = '127.0.0.1'", "unix_socket_directories = ''", "fsync = off");
    return server;
  }

  /** A server of its own with the same files. This one must not be running. */
  public ControlledServer copy() throws IOException {
    ControlledServer copy = new ControlledServer(binaries, newHome(), freePort());
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.toList()) {
        Path target = copy.data.resolve(data.relativize(file).toString());
        Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(file));
      }
    }
    return copy;
  }

  /** Adds lines to its configuration, for the next start. */
  public ControlledServer configure(String... lines) throws IOException {
    Files.write(data.resolve("postgresql.auto.conf"), List.of(lines), StandardOpenOption.APPEND);
    return this;
  }

  /** Creates a file of its data directory that says something by being there. */
  public ControlledServer signal(String name) throws IOException {
    Files.createFile(data.resolve(name));
    return this;
  }

  /** Starts it and waits until it takes connections. */
  public ControlledServer start() throws IOException {
    launch("-w");
    return this;
  }

  /** Starts it and waits for nothing but its port. */
  public ControlledServer startWithoutWaiting() throws IOException, InterruptedException {
    launch("-W");
    for (int i = 0; i < LIMIT_SECONDS * 20; i++) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return this;
      } catch (IOException e) {
        Thread.sleep(50);
      }
    }
    throw new IOException(Files.readString(log()));
  }

  private void launch(String wait) throws IOException {
    run("pg_ctl", "-D", data.toString(), "-l", log().toString(), "-o", "-p " + port, wait, "start");
  }

  /**
   * Stops it.
   *
   * @param mode {@code smart}, which waits for the last client, {@code fast} or {@code immediate}
   */
  public void stop(String mode) throws IOException {
    run("pg_ctl", "-D", data.toString(), mode.equals("smart") ? "-W" : "-w", "-m", mode, "stop");
  }

  public int port() {
    return port;
  }

  /** A URL of the superuser, with what follows the port. */
  public String url(String rest) {
    return "postgresql://postgres@127.0.0.1:" + port + "/" + rest;
  }

  /** A folder that belongs to the server. */
  public Path folder(String name) throws IOException {
    return Files.createDirectories(home.resolve(name));
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres");
  }

  public void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    try {
      end();
      try (Stream<Path> files = Files.walk(home)) {
        files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void end() throws IOException {
    Path pid = data.resolve("postmaster.pid");
    try {
      if (Files.exists(pid)) {
        stop("immediate");
      }
    } catch (IOException e) {
      // One that was told to stop may be gone by now.
      if (Files.exists(pid)) {
        throw e;
      }
    }
  }

  private Path log() {
    return home.resolve("log");
  }

  /** Beside the binaries, since the server may run as another user than the tests. */
  private static Path newHome() throws IOException {
    Path home =
        Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg", "" + UUID.randomUUID());
    return Files.createDirectories(
        home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** PostgreSQL refuses to run as root, and takes a user name space for another user. */
  private void run(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(binaries.resolve(program).toString());
    command.addAll(List.of(arguments));
    // The server inherits what it does not close, so a pipe would never end.
    Path output = Files.createTempFile(home, program, ".out");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException(
            String.join(" ", command)
                + "\n"
                + Files.readString(output, StandardCharsets.UTF_8)
                + (Files.exists(log()) ? Files.readString(log(), StandardCharsets.UTF_8) : ""));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}

package dev.aludel.embedded;

import dev.aludel.error.AludelException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A running server in a temporary folder of its own.
 *
 * <p>Its standard input is a pipe from this process. When the pipe ends, be it that {@link #close}
 * was called or that this process was killed, the server ends and its folder goes.
 */
final class ServerProcess implements AutoCloseable {

  private static final Duration LONGEST_START = Duration.ofSeconds(60);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(15);

  /** A shell's background processes ignore an interrupt from the terminal (POSIX.1, 2.11). */
  private static final String SCRIPT =
      """
      folder=$1; cluster=$2; shift 2
      exec 3<&0
      cp -Rp "$cluster" "$folder/data" || exit 1
      "$@" </dev/null 3<&- >"$folder/log" 2>&1 &
      server=$!
      (
        cat <&3 >/dev/null
        kill -QUIT $server 2>/dev/null
        tries=0
        while kill -0 $server 2>/dev/null && [ $tries -lt 100 ]; do
          sleep 0.05; tries=$((tries + 1))
        done
        rm -rf "$folder"
      ) &
      exec 3<&-
      wait $server
      """;

  private final Process process;
  private final Path folder;
  private final int port;

  private ServerProcess(Process process, Path folder, int port) {
    this.process = process;
    this.folder = folder;
    this.port = port;
  }

  /** Begins to start a server on a port that is free just now. */
  static ServerProcess launch(Path binaries, Cluster cluster, Unprivileged user)
      throws IOException {
    Path folder = Files.createTempDirectory("aludel-postgresql-");
    user.own(folder);
    int port = freePort();
    List<String> command =
        new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "sh", folder.toString()));
    command.add(cluster.data().toString());
    command.add(binaries.resolve("bin").resolve("postgres").toString());
    command.addAll(List.of("-D", folder.resolve("data").toString(), "-p", "" + port));
    // Nothing of it has to outlive a crash, and nobody but this machine may ask it.
    for (String setting :
        List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off",
            "wal_level=minimal",
            "max_wal_senders=0",
            "shared_buffers=64MB",
            "max_connections=200")) {
      command.addAll(List.of("-c", setting));
    }
    Process process =
        new ProcessBuilder(user.command(command))
            .directory(folder.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new ServerProcess(process, folder, port);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  /**
   * Waits until it takes connections.
   *
   * @return false if its port was taken meanwhile, so that another one is to be tried
   * @throws AludelException if it does not start
   */
  boolean awaitReady() {
    long end = System.nanoTime() + LONGEST_START.toNanos();
    try {
      while (!isReady()) {
        if (!process.isAlive()) {
          String log = log();
          if (log.contains("could not bind") || log.contains("Address already in use")) {
            return false;
          }
          throw new AludelException("PostgreSQL did not start: " + log);
        }
        if (System.nanoTime() > end) {
          throw new AludelException(
              "PostgreSQL did not start within %d seconds: %s"
                  .formatted(LONGEST_START.toSeconds(), log()));
        }
        Thread.sleep(10);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AludelException("The start of PostgreSQL was interrupted.", e);
    }
  }

  /** The eighth line of its file says so (PostgreSQL's manual, section 66.1). */
  private boolean isReady() {
    try {
      List<String> lines = Files.readAllLines(folder.resolve("data").resolve("postmaster.pid"));
      return lines.size() > 7 && lines.get(7).strip().equals("ready");
    } catch (IOException notThereYet) {
      return false;
    }
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("log")).strip();
    } catch (IOException none) {
      return "it wrote no log";
    }
  }

  /** Stops the server at once, and waits until its files are gone. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException gone) {
      // A server that has ended has closed its end.
    }
    long end = System.nanoTime() + LONGEST_STOP.toNanos();
    try {
      process.waitFor(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS);
      while (Files.exists(folder) && System.nanoTime() < end) {
        Thread.sleep(10);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}

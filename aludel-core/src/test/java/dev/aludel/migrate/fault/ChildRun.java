package dev.aludel.migrate.fault;

import dev.aludel.Aludel;
import dev.aludel.AludelConfig;
import dev.aludel.error.AludelException;
import dev.aludel.migrate.MigrationEvent;
import dev.aludel.script.ScriptDirectory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteDataSource;

/**
 * A run in a process of its own. It says each event on a line, and waits for ever at one of them if
 * told so: at that point it can be killed.
 */
final class ChildRun {

  private final Process process;
  private final BufferedReader lines;
  private final List<String> said = new ArrayList<>();

  private ChildRun(Process process) {
    this.process = process;
    this.lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * Starts one.
   *
   * @param stopAt the event at which it waits, from 1; 0 for none
   */
  static ChildRun start(String url, Path scripts, int stopAt) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx48m",
                "-Xss512k",
                "-cp",
                System.getProperty("java.class.path"),
                ChildRun.class.getName(),
                url,
                scripts.toString(),
                Integer.toString(stopAt)));
    return new ChildRun(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /** Reads until it waits at its event; false when it came to its end before. */
  boolean reachesItsStop() throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.add(line);
      if (line.equals("STOPPED")) {
        return true;
      }
    }
    return false;
  }

  /** Reads until it has told that many events, or came to its end. */
  void says(int events) throws IOException {
    while (said.size() < events) {
      String line = lines.readLine();
      if (line == null) {
        return;
      }
      said.add(line);
    }
  }

  /** As {@code kill -9} does it. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Waits for its end and says its exit code. */
  int end() throws IOException, InterruptedException {
    reachesItsStop();
    if (!process.waitFor(3, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("A run does not end. It said: " + said);
    }
    return process.exitValue();
  }

  /** What it said so far. */
  List<String> said() {
    return said;
  }

  /** How many events it told; a JVM may say things of its own. */
  int events() {
    return (int) said.stream().filter(line -> line.matches("\\d+ \\w+")).count();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The process itself. Its arguments: where, which scripts, at which event to wait. */
  public static void main(String[] args) throws Exception {
    int stopAt = Integer.parseInt(args[2]);
    AtomicInteger event = new AtomicInteger();
    AludelConfig config =
        AludelConfig.of(source(args[0]))
            .scripts(ScriptDirectory.of(Path.of(args[1])))
            .listener(happened -> hear(happened, event.incrementAndGet(), stopAt));
    try {
      Aludel.open(config).upgrade("head");
      System.out.println("DONE");
    } catch (AludelException e) {
      System.out.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void hear(MigrationEvent happened, int number, int stopAt) {
    System.out.println(number + " " + happened.getClass().getSimpleName());
    if (number == stopAt) {
      System.out.println("STOPPED");
      System.out.flush();
      try {
        Thread.sleep(Long.MAX_VALUE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static DataSource source(String url) {
    if (url.startsWith("jdbc:sqlite:")) {
      SQLiteDataSource sqlite = new SQLiteDataSource();
      sqlite.setUrl(url);
      return sqlite;
    }
    PGSimpleDataSource postgresql = new PGSimpleDataSource();
    postgresql.setUrl(url);
    return postgresql;
  }
}

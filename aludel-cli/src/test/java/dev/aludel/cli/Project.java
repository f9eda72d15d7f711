package dev.aludel.cli;

import dev.aludel.testing.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A user's folder, and the command line in it. */
final class Project {

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private boolean terminal;
  private Keyboard keyboard = Keyboard.NOBODY;

  private Project(Path folder) {
    this.folder = folder;
  }

  /** A folder with nothing in it, and no variable set. */
  static Project empty(Path folder) {
    return new Project(folder);
  }

  /** A folder after {@code aludel init}, with the database as {@code DATABASE_URL}. */
  static Project on(TestDatabase database, Path folder) {
    Project project = new Project(folder).with("DATABASE_URL", database.databaseUrl());
    project.run("init").succeeds();
    return project;
  }

  Project with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** From now on, output goes to a terminal. */
  Project onTerminal() {
    terminal = true;
    return this;
  }

  /** From now on, somebody is there who gives this answer. */
  Project answering(String answer) {
    keyboard = question -> Optional.of(answer);
    return this;
  }

  /** What a command printed, and its exit code. */
  record Outcome(String command, int code, String out, String err) {

    Outcome succeeds() {
      return ends(0);
    }

    Outcome ends(int expected) {
      if (code != expected) {
        throw new AssertionError(
            "%s ended with %d and not %d.%n%s%s".formatted(command, code, expected, out, err));
      }
      return this;
    }

    List<String> lines() {
      return out.lines().toList();
    }
  }

  /** Runs one command through the real entry of the command line. */
  Outcome run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.execute(
            new Surroundings(
                folder,
                environment,
                new PrintWriter(out),
                new PrintWriter(err),
                terminal,
                keyboard),
            args);
    return new Outcome("aludel " + String.join(" ", args), code, out.toString(), err.toString());
  }

  Path folder() {
    return folder;
  }

  Path versions() {
    return folder.resolve("migrations").resolve("versions");
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  String read(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Project write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every file of the project and its text, to see that a command changed nothing. */
  Map<String, String> snapshot() {
    try (Stream<Path> files = Files.walk(folder)) {
      Map<String, String> texts = new HashMap<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put(
            folder.relativize(file).toString(),
            Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An SQL script that creates a table of the same name as the revision. */
  Project revision(String id, String down) {
    return revision(
        id,
        down,
        "",
        "CREATE TABLE t_%s (id integer);".formatted(id),
        "DROP TABLE t_%s;".formatted(id));
  }

  /**
   * An SQL script.
   *
   * @param header more lines of the header, such as {@code -- labels: billing}
   */
  Project revision(String id, String down, String header, String upgrade, String downgrade) {
    String parents = down.isEmpty() ? "" : "-- down: " + down + "\n";
    return write(
        "migrations/versions/" + id + ".sql",
        """
        -- Step %s
        -- revision: %s
        %s%s-- created: 2026-11-21T04:08:00Z

        -- upgrade
        %s

        -- downgrade
        %s
        """
            .formatted(id, id, parents, header.isEmpty() ? "" : header + "\n", upgrade, downgrade));
  }

  /** {@code a1 <- b2 <- c3}. */
  Project line() {
    return revision("a1", "").revision("b2", "a1").revision("c3", "b2");
  }

  /** {@code a1 <- b2} and {@code a1 <- c3}: two heads. */
  Project fork() {
    return revision("a1", "").revision("b2", "a1").revision("c3", "a1");
  }
}

package dev.aludel.embedded;

import dev.aludel.error.AludelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Who runs the server: PostgreSQL refuses to run as root (its manual, section 18.1), as which
 * containers often run everything.
 *
 * @param user whose the server's files are; empty where it is this process's own user
 * @param prefix the words before a command that make it that user's
 */
record Unprivileged(Optional<String> user, List<String> prefix) {

  private static final List<String> USERS = List.of("postgres", "nobody");

  /**
   * This process's own user or, for root, another one.
   *
   * @throws AludelException if root finds no user to become
   */
  static Unprivileged find() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return new Unprivileged(Optional.empty(), List.of());
    }
    for (String user : USERS) {
      Optional<String> group = output(List.of("id", "-g", user));
      if (group.isEmpty()) {
        continue;
      }
      List<List<String>> ways =
          List.of(
              List.of("setpriv", "--reuid=" + user, "--regid=" + group.get(), "--clear-groups"),
              List.of("runuser", "-u", user, "--"),
              List.of("su-exec", user),
              List.of("gosu", user));
      for (List<String> way : ways) {
        if (output(with(way, List.of("id", "-u"))).filter(id -> !id.equals("0")).isPresent()) {
          return new Unprivileged(Optional.of(user), way);
        }
      }
    }
    throw new AludelException(
        "PostgreSQL does not run as root, and there is no way to another user: neither postgres nor nobody, or none of setpriv, runuser, su-exec and gosu. Run the command as another user, or set dev_url to a server.");
  }

  List<String> command(List<String> command) {
    return with(prefix, command);
  }

  /** Gives a file or folder to the user. */
  void own(Path path) throws IOException {
    if (user.isPresent()) {
      Files.setOwner(
          path,
          path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user.get()));
    }
  }

  /** Whether the user may run that program. */
  boolean mayRun(Path program) {
    return user.isEmpty()
        ? Files.isExecutable(program)
        : output(
                command(
                    List.of("sh", "-c", "test -x \"$1\" && echo yes", "sh", program.toString())))
            .isPresent();
  }

  private static List<String> with(List<String> prefix, List<String> command) {
    List<String> whole = new ArrayList<>(prefix);
    whole.addAll(command);
    return whole;
  }

  /** What a command prints in one line; empty if it fails, prints nothing, or is not there. */
  private static Optional<String> output(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
      String out =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0
          ? Optional.of(out).filter(text -> !text.isEmpty())
          : Optional.empty();
    } catch (IOException notThere) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}

package dev.aludel.copy.backup;

import dev.aludel.connect.Connector;
import dev.aludel.connect.HostAndPort;
import dev.aludel.connect.PostgresqlUrl;
import dev.aludel.connect.SessionOptions;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One of PostgreSQL's own programs. The password goes to it by its environment (the manual, section
 * 34.15), where only the same user sees it.
 *
 * @param program its file
 * @param version as it tells it: {@code 18.6}
 */
record PostgresqlTool(Path program, String version) {

  private static final Pattern VERSION =
      Pattern.compile("\\(PostgreSQL\\) (([0-9]+)(?:\\.[0-9]+)?\\S*)");
  private static final int LINES = 12;

  /** Where packages put programs that are not on the PATH. */
  private static final List<String> PLACES =
      List.of(
          "/usr/lib/postgresql/*/bin",
          "/usr/pgsql-*/bin",
          "/opt/homebrew/opt/postgresql@*/bin",
          "/opt/homebrew/opt/libpq/bin",
          "/usr/local/opt/postgresql@*/bin",
          "/usr/local/opt/libpq/bin",
          "C:/Program Files/PostgreSQL/*/bin");

  int major() {
    return Integer.parseInt(version.replaceFirst("[^0-9].*", ""));
  }

  /**
   * The program of that name that fits best: of the wanted version, or else the next one.
   *
   * @param folder where it must be, if that was said
   * @param least the least version that will do
   * @throws BackupException if there is none
   */
  static PostgresqlTool find(String name, Optional<Path> folder, int least) {
    List<PostgresqlTool> found = new ArrayList<>();
    for (Path place : folder.map(List::of).orElseGet(PostgresqlTool::places)) {
      for (String ending : List.of("", ".exe")) {
        Path program = place.resolve(name + ending);
        if (Files.isExecutable(program) && Files.isRegularFile(program)) {
          version(program).ifPresent(v -> found.add(new PostgresqlTool(program, v)));
        }
      }
    }
    return found.stream()
        .filter(tool -> tool.major() >= least)
        .min(Comparator.comparingInt(PostgresqlTool::major))
        .orElseThrow(() -> missing(name, folder, least, found));
  }

  private static BackupException missing(
      String name, Optional<Path> folder, int least, List<PostgresqlTool> found) {
    String there =
        found.isEmpty()
            ? "There is none %s"
                .formatted(
                    folder.map(f -> "in " + f).orElse("on the PATH, nor where packages put it"))
            : "There is only "
                + found.stream()
                    .collect(
                        Collectors.toMap(
                            PostgresqlTool::version,
                            tool -> tool,
                            (first, same) -> first,
                            java.util.LinkedHashMap::new))
                    .values()
                    .stream()
                    .map(tool -> "%s (%s)".formatted(tool.version, tool.program))
                    .collect(Collectors.joining(", "));
    return new BackupException(
        "%s of PostgreSQL %d or newer is needed: an older one does not understand this server. %s.\nInstall it: apt-get install postgresql-client-%d (from apt.postgresql.org where Debian's or Ubuntu's own is older), dnf install postgresql%d, or brew install libpq; or say where it is with --pg-bin, or backup.pg_bin in aludel.toml."
            .formatted(name, least, there, least, least));
  }

  private static List<Path> places() {
    Set<Path> places = new LinkedHashSet<>();
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    for (String part : path.split(Pattern.quote(File.pathSeparator))) {
      if (!part.isEmpty()) {
        places.add(Path.of(part));
      }
    }
    for (String pattern : PLACES) {
      int star = pattern.indexOf('*');
      Path parent =
          Path.of(star < 0 ? pattern : pattern.substring(0, pattern.lastIndexOf('/', star)));
      if (star < 0 || !Files.isDirectory(parent)) {
        places.add(parent);
        continue;
      }
      String glob = pattern.substring(parent.toString().length() + 1).replace("/bin", "");
      try (DirectoryStream<Path> versions = Files.newDirectoryStream(parent, glob)) {
        versions.forEach(version -> places.add(version.resolve("bin")));
      } catch (IOException e) {
        // A folder that may not be read has no programs for this user.
      }
    }
    return List.copyOf(places);
  }

  private static Optional<String> version(Path program) {
    try {
      Process process =
          new ProcessBuilder(program.toString(), "--version").redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      Matcher matcher = VERSION.matcher(said);
      return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /**
   * Runs it on a database.
   *
   * @param told hears each line that it says of its progress
   * @throws BackupException if it fails; the message has what it said last
   */
  void run(Connector database, List<String> arguments, Consumer<String> told) {
    List<String> command =
        Stream.concat(Stream.of(program.toString()), arguments.stream()).toList();
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    environment(builder.environment(), database);
    Deque<String> last = new ArrayDeque<>();
    try {
      Process process = builder.start();
      try {
        process.getOutputStream().close();
        read(process.getErrorStream(), last, told);
        if (process.waitFor() != 0) {
          throw new BackupException(
              "%s failed: %s"
                  .formatted(
                      program.getFileName(),
                      last.isEmpty() ? "it did not say why." : String.join("\n  ", last)));
        }
      } finally {
        process.destroy();
      }
    } catch (IOException e) {
      throw new BackupException("%s cannot be run: %s.".formatted(program, e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BackupException("%s was interrupted.".formatted(program.getFileName()), e);
    }
  }

  private static void read(InputStream stream, Deque<String> last, Consumer<String> told)
      throws IOException {
    try (BufferedReader lines =
        new BufferedReader(new java.io.InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        boolean progress =
            line.startsWith("pg_") && !line.matches("\\S+: (error|warning|detail|hint): .*");
        if (!progress) {
          last.add(line.strip());
          if (last.size() > LINES) {
            last.remove();
          }
        } else {
          told.accept(line.replaceFirst("^\\S+: ", ""));
        }
      }
    }
  }

  private static void environment(Map<String, String> environment, Connector database) {
    PostgresqlUrl url = (PostgresqlUrl) database.url();
    SessionOptions options = database.options();
    for (String name :
        List.of("PGSERVICE", "PGPASSWORD", "PGOPTIONS", "PGHOSTADDR", "PGUSER", "PGDATABASE")) {
      environment.remove(name);
    }
    environment.put(
        "PGHOST", url.hosts().stream().map(HostAndPort::host).collect(Collectors.joining(",")));
    environment.put(
        "PGPORT",
        url.hosts().stream()
            .map(host -> Integer.toString(host.port()))
            .collect(Collectors.joining(",")));
    url.user().ifPresent(user -> environment.put("PGUSER", user));
    url.database().or(url::user).ifPresent(name -> environment.put("PGDATABASE", name));
    url.password().ifPresent(secret -> environment.put("PGPASSWORD", secret.reveal()));
    environment.put(
        "PGSSLMODE", url.parameters().getOrDefault("sslmode", options.tlsMode().spelling()));
    options.rootCertificate().ifPresent(p -> environment.put("PGSSLROOTCERT", p.toString()));
    options.certificate().ifPresent(p -> environment.put("PGSSLCERT", p.toString()));
    options.key().ifPresent(p -> environment.put("PGSSLKEY", p.toString()));
    environment.put("PGAPPNAME", SessionOptions.APPLICATION_NAME);
    environment.put(
        "PGCONNECT_TIMEOUT", Long.toString(Math.max(2, options.connectTimeout().toSeconds())));
    environment.put("LC_ALL", "C.UTF-8");
  }
}

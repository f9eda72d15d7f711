package dev.aludel.connect.settings;

import dev.aludel.connect.DatabaseUrl;
import dev.aludel.connect.InvalidUrlException;
import dev.aludel.connect.PostgresqlUrl;
import dev.aludel.error.Nearest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * libpq's connection service file (the manual's section 34.17): named groups of connection
 * parameters. It is the file that {@code PGSERVICEFILE} names, or {@code ~/.pg_service.conf}; then
 * {@code pg_service.conf} in {@code PGSYSCONFDIR}.
 */
final class ServiceFile {

  private final Map<String, String> environment;

  ServiceFile(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * The database that a service describes.
   *
   * @throws SettingsException if no file has it
   */
  PostgresqlUrl url(String service) {
    List<String> known = new ArrayList<>();
    for (Path file : files()) {
      Map<String, Map<String, String>> services = read(file);
      Map<String, String> found = services.get(service);
      if (found != null) {
        return url(file, service, found);
      }
      known.addAll(services.keySet());
    }
    throw new SettingsException(
        "There is no service \""
            + service
            + "\" in "
            + files().stream().map(Path::toString).collect(Collectors.joining(" or "))
            + "."
            + Nearest.hint(service, known));
  }

  private static PostgresqlUrl url(Path file, String service, Map<String, String> values) {
    String parameters =
        values.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
            .collect(Collectors.joining("&"));
    try {
      return (PostgresqlUrl) DatabaseUrl.parse("postgresql:///?" + parameters);
    } catch (InvalidUrlException e) {
      throw new SettingsException(
          "The service \"" + service + "\" of " + file + " is wrong: " + e.getMessage());
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private List<Path> files() {
    List<Path> files = new ArrayList<>();
    files.add(
        variable("PGSERVICEFILE")
            .map(Path::of)
            .orElseGet(() -> Path.of(System.getProperty("user.home", ""), ".pg_service.conf")));
    variable("PGSYSCONFDIR")
        .map(Path::of)
        .map(p -> p.resolve("pg_service.conf"))
        .ifPresent(files::add);
    return files;
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  private static Map<String, Map<String, String>> read(Path file) {
    Map<String, Map<String, String>> services = new LinkedHashMap<>();
    if (!Files.isRegularFile(file)) {
      return services;
    }
    try {
      Map<String, String> current = new LinkedHashMap<>();
      int number = 0;
      for (String raw : Files.readAllLines(file)) {
        number++;
        String line = raw.strip();
        if (line.isEmpty() || line.startsWith("#")) {
          continue;
        }
        if (line.startsWith("[") && line.endsWith("]")) {
          current = new LinkedHashMap<>();
          services.putIfAbsent(line.substring(1, line.length() - 1), current);
          continue;
        }
        int equals = line.indexOf('=');
        if (equals < 1) {
          throw new SettingsException(file + ":" + number + " is not of the form name=value.");
        }
        current.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
      }
      return services;
    } catch (IOException e) {
      throw new SettingsException("Cannot read the service file " + file + ": " + e + ".");
    }
  }
}

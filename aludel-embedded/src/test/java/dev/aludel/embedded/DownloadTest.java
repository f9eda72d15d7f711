package dev.aludel.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.aludel.error.AludelException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A download is whole and right, or it is not there: over HTTP, from a repository of the test's.
 */
class DownloadTest {

  private static final byte[] JAR = "the jar".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  private final Map<String, byte[]> files = new TreeMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer repository;

  @BeforeEach
  void start() throws Exception {
    repository = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    repository.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          asked.add(path);
          byte[] body = files.get(path);
          exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
          if (body != null) {
            exchange.getResponseBody().write(body);
          }
          exchange.close();
        });
    repository.start();
  }

  @AfterEach
  void stop() {
    repository.stop(0);
  }

  @Test
  void whatItsChecksumSaysIsKept() throws Exception {
    files.put("/maven/a/b.jar", JAR);
    files.put(
        "/maven/a/b.jar.sha512",
        (digest("SHA-512") + "  b.jar\n").getBytes(StandardCharsets.UTF_8));

    new Download(uri("/maven/"), "a/b.jar").to(folder.resolve("jars").resolve("b.jar"));

    assertThat(folder.resolve("jars/b.jar")).hasBinaryContent(JAR);
    assertThat(asked).containsExactly("/maven/a/b.jar.sha512", "/maven/a/b.jar");
  }

  @Test
  void anOlderChecksumServesWhereThereIsNoOther() throws Exception {
    files.put("/a/b.jar", JAR);
    files.put(
        "/a/b.jar.sha1", digest("SHA-1").toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));

    new Download(uri("/"), "a/b.jar").to(folder.resolve("b.jar"));

    assertThat(folder.resolve("b.jar")).hasBinaryContent(JAR);
  }

  @Test
  void somethingElseIsNotKept() throws Exception {
    files.put("/a/b.jar", "something else".getBytes(StandardCharsets.UTF_8));
    files.put("/a/b.jar.sha256", digest("SHA-256").getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> new Download(uri(""), "a/b.jar").to(folder.resolve("b.jar")))
        .isInstanceOf(AludelException.class)
        .hasMessageContaining("its SHA-256 is ")
        .hasMessageContaining("and should be " + digest("SHA-256"))
        .hasMessageContaining("Nothing was kept");
    assertNothingIsKept();
  }

  @Test
  void withoutAChecksumNothingIsDownloaded() throws Exception {
    files.put("/a/b.jar", JAR);

    assertThatThrownBy(() -> new Download(uri(""), "a/b.jar").to(folder.resolve("b.jar")))
        .hasMessageContaining("status 404")
        .hasMessageContaining("ALUDEL_MAVEN_REPOSITORY");
    assertThat(asked).doesNotContain("/a/b.jar");
    assertNothingIsKept();
  }

  @Test
  void aRepositoryThatIsNotThereIsTold() throws Exception {
    repository.stop(0);

    assertThatThrownBy(() -> new Download(uri(""), "a/b.jar").to(folder.resolve("b.jar")))
        .isInstanceOf(AludelException.class)
        .hasMessageContaining("could not be downloaded from http://");
    assertNothingIsKept();
  }

  private void assertNothingIsKept() throws Exception {
    try (Stream<Path> kept = Files.list(folder)) {
      assertThat(kept).isEmpty();
    }
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + repository.getAddress().getPort() + path);
  }

  private static String digest(String algorithm) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(JAR));
  }
}

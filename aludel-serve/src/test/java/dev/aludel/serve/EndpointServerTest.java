package dev.aludel.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.connect.database.Database;
import dev.aludel.connect.health.HealthCheck;
import dev.aludel.connect.settings.Settings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EndpointServerTest {

  private final HttpClient client = HttpClient.newHttpClient();
  private final CountDownLatch inside = new CountDownLatch(1);
  private final CountDownLatch leave = new CountDownLatch(1);
  private Database database;
  private HealthCheck check;
  private EndpointServer server;

  @BeforeEach
  void start() {
    Settings settings = EndpointsTest.settings("sqlite://");
    database = Database.open(settings);
    check = HealthCheck.of(database, settings);
    server =
        EndpointServer.start(Endpoints.of(database, check).metrics(this::slowly), "127.0.0.1", 0);
  }

  @AfterEach
  void stop() {
    leave.countDown();
    server.close();
    check.close();
    database.close();
  }

  private String slowly() {
    inside.countDown();
    try {
      leave.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return "aludel_database_up 1.0\n";
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(server.uri().resolve(path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void itListensOnAPortThatWasFreeAndOnThisMachineOnly() throws Exception {
    assertThat(server.uri().getHost()).isEqualTo("127.0.0.1");
    assertThat(server.uri().getPort()).isPositive();
    HttpResponse<String> health = send(to("/health"));
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(health.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(health.body()).startsWith("{\"status\":\"healthy\"").endsWith("}\n");
  }

  @Test
  void headIsGetWithoutTheBody() throws Exception {
    for (String path : new String[] {"/health", "/docs", "/openapi.json", "/nowhere"}) {
      HttpResponse<String> get = send(to(path));
      HttpResponse<String> head = send(to(path).method("HEAD", BodyPublishers.noBody()));
      assertThat(head.statusCode()).as(path).isEqualTo(get.statusCode());
      assertThat(head.body()).isEmpty();
      assertThat(head.headers().firstValue("Content-Length"))
          .isEqualTo(get.headers().firstValue("Content-Length"))
          .contains(Integer.toString(get.body().getBytes(StandardCharsets.UTF_8).length));
    }
  }

  @Test
  void whatIsNotThereOrNotAllowedSaysSo() throws Exception {
    HttpResponse<String> nowhere = send(to("/nowhere?x=1"));
    assertThat(nowhere.statusCode()).isEqualTo(404);
    assertThat(nowhere.headers().firstValue("Content-Type")).contains("application/problem+json");
    HttpResponse<String> post = send(to("/health").POST(BodyPublishers.ofString("x".repeat(9999))));
    assertThat(post.statusCode()).isEqualTo(405);
    assertThat(post.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
    assertThat(send(to("/health?verbose=true")).statusCode()).isEqualTo(200);
    assertThat(send(to("/health%2Flive")).statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsNotHttpHarmsNobody() throws Exception {
    for (String nonsense : new String[] {"\r\n\r\n", "GET\r\n\r\n", "GET * HTTP/1.1\r\n\r\n"}) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.uri().getPort())) {
        socket.getOutputStream().write(nonsense.getBytes(StandardCharsets.US_ASCII));
      }
    }
    assertThat(send(to("/health/live")).statusCode()).isEqualTo(200);
  }

  @Test
  void closingWaitsForRequestsUnderWayAndForNothingElse() throws Exception {
    CompletableFuture<HttpResponse<String>> slow =
        client.sendAsync(to("/metrics").build(), BodyHandlers.ofString());
    inside.await();
    URI live = server.uri().resolve("/health/live");
    CompletableFuture<Void> closed = CompletableFuture.runAsync(() -> server.close());
    assertThat(closed).isNotDone();
    leave.countDown();
    assertThat(slow.get().statusCode()).isEqualTo(200);
    closed.get();

    assertThatThrownBy(
            () -> client.send(HttpRequest.newBuilder(live).build(), BodyHandlers.ofString()))
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void closingHasALimit() throws Exception {
    CompletableFuture<HttpResponse<String>> slow =
        client.sendAsync(to("/metrics").build(), BodyHandlers.ofString());
    inside.await();
    server.close(Duration.ofMillis(50));
    assertThat(slow).failsWithin(Duration.ofSeconds(30));
  }

  @Test
  void anAddressThatIsNotToBeHadIsToldWithWhatToDo() {
    Endpoints endpoints = Endpoints.of(database, check);
    int taken = server.uri().getPort();
    assertThatThrownBy(() -> EndpointServer.start(endpoints, "127.0.0.1", taken))
        .isInstanceOf(ServeException.class)
        .hasMessageContaining("port " + taken)
        .hasMessageContaining("Choose another port");
    assertThatThrownBy(() -> EndpointServer.start(endpoints, "nowhere.invalid", 0))
        .isInstanceOf(ServeException.class)
        .hasMessageContaining("nowhere.invalid");
    assertThatThrownBy(() -> EndpointServer.start(endpoints, "192.0.2.1", 0))
        .isInstanceOf(ServeException.class)
        .hasMessageContaining("192.0.2.1");
  }
}

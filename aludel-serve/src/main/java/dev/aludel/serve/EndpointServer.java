package dev.aludel.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The endpoints on the HTTP server of the JDK (the module {@code jdk.httpserver}).
 *
 * <p>What does not come or go for a long time is ended only if the JVM is started with the server's
 * own properties, such as {@code sun.net.httpserver.maxReqTime}; {@code aludel serve} sets them.
 */
public final class EndpointServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EndpointServer.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Requests at a time. A health check takes as long as its timeout at most, and is shared. */
  private static final int THREADS = 16;

  private final HttpServer server;
  private final ExecutorService executor;
  private final Endpoints endpoints;
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile boolean closing;

  private EndpointServer(Endpoints endpoints, HttpServer server) {
    this.endpoints = endpoints;
    this.server = server;
    this.executor =
        Executors.newFixedThreadPool(
            THREADS,
            work -> {
              Thread thread = new Thread(work, "aludel-serve");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Starts to listen.
   *
   * @param host a name or address of this machine; {@code 0.0.0.0} for all of them
   * @param port the port, or 0 for one that is free
   * @throws ServeException if that address is not to be had
   */
  public static EndpointServer start(Endpoints endpoints, String host, int port) {
    try {
      HttpServer server = HttpServer.create(address(host, port), 0);
      EndpointServer started = new EndpointServer(endpoints, server);
      server.createContext("/", started::handle);
      server.setExecutor(started.executor);
      server.start();
      return started;
    } catch (BindException e) {
      throw new ServeException(
          "Cannot listen on port %d of %s: %s. Choose another port, or 0 for one that is free; those below 1024 are for administrators."
              .formatted(port, host, e.getMessage()),
          e);
    } catch (IOException e) {
      throw new ServeException("Cannot listen on port %d of %s: %s.".formatted(port, host, e), e);
    }
  }

  private static InetSocketAddress address(String host, int port) {
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new ServeException(
          "Cannot listen on %s: there is no host of that name. This machine alone is 127.0.0.1, and all of its addresses are 0.0.0.0."
              .formatted(host),
          new BindException(host));
    }
    return address;
  }

  /** The endpoints for a server of the JDK that is there already. */
  public static HttpHandler handler(Endpoints endpoints) {
    return exchange -> respond(exchange, endpoints);
  }

  /** Where it listens, with the port that it got. */
  public URI uri() {
    InetAddress address = server.getAddress().getAddress();
    String host = address.isAnyLocalAddress() ? "localhost" : address.getHostAddress();
    return URI.create(
        "http://%s:%d/"
            .formatted(
                host.contains(":") ? "[" + host + "]" : host, server.getAddress().getPort()));
  }

  private void handle(HttpExchange exchange) throws IOException {
    underWay.incrementAndGet();
    try {
      if (closing) {
        exchange.getResponseHeaders().set("Connection", "close");
      }
      respond(exchange, endpoints);
    } finally {
      underWay.decrementAndGet();
    }
  }

  private static void respond(HttpExchange exchange, Endpoints endpoints) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      String path = Objects.requireNonNullElse(exchange.getRequestURI().getPath(), "");
      Answer answer = endpoints.answer(method, path);
      LOG.debug("{} {} {}", method, path, answer.status());
      send(exchange, answer, method.equals("HEAD"));
    }
  }

  private static void send(HttpExchange exchange, Answer answer, boolean headOnly)
      throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    if (headOnly && body.length > 0) {
      // This server wants the length of what is not sent as a header, and -1 for what is sent.
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
    }
    if (headOnly || body.length == 0) {
      exchange.sendResponseHeaders(answer.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(answer.status(), body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  /** Waits up to five seconds for requests under way, then closes. */
  @Override
  public void close() {
    close(PATIENCE);
  }

  /** Waits for requests under way, then closes. */
  public void close(Duration patience) {
    closing = true;
    long end = System.nanoTime() + patience.toNanos();
    try {
      while (underWay.get() > 0 && System.nanoTime() < end) {
        Thread.sleep(10);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // The JDK's own wait takes its whole time, whether there is a request or not (JDK-8304065).
    server.stop(0);
    executor.shutdownNow();
  }
}

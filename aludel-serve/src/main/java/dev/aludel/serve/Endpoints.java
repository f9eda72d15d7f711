package dev.aludel.serve;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.aludel.connect.database.Database;
import dev.aludel.connect.health.Health;
import dev.aludel.connect.health.HealthCheck;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What can be asked over HTTP, for any server: a request is a method and a path, and its answer a
 * value. Each method that says what more there is answers with another one. Safe for use by many
 * threads.
 *
 * <pre>{@code
 * HealthCheck check = HealthCheck.of(database, settings);
 * Endpoints endpoints = Endpoints.of(database, check).version("1.4.2");
 * Answer answer = endpoints.answer("GET", "/health");
 * }</pre>
 */
public final class Endpoints {

  private static final Logger LOG = LoggerFactory.getLogger(Endpoints.class);
  private static final String ALLOWED = "GET, HEAD, OPTIONS";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final Database database;
  private final HealthCheck check;
  private final Optional<String> environment;
  private final Optional<String> version;
  private final Optional<Supplier<String>> metrics;
  private final Map<String, Supplier<Answer>> routes = new TreeMap<>();

  private Endpoints(
      Database database,
      HealthCheck check,
      Optional<String> environment,
      Optional<String> version,
      Optional<Supplier<String>> metrics) {
    this.database = database;
    this.check = check;
    this.environment = environment;
    this.version = version;
    this.metrics = metrics;
    ApiDescription api = ApiDescription.of(version, metrics.isPresent());
    routes.put("/health", this::health);
    routes.put("/api/v1/health", this::health);
    routes.put("/health/live", this::live);
    routes.put("/health/ready", this::ready);
    routes.put("/health/db-pool", this::pool);
    routes.put("/openapi.json", () -> Answer.of(200, Answer.JSON, api.json()));
    routes.put("/docs", () -> DocsPage.answer(api));
    metrics.ifPresent(text -> routes.put("/metrics", () -> Answer.of(200, PROMETHEUS, text.get())));
  }

  /** Of one database. The caller closes it and the check. */
  public static Endpoints of(Database database, HealthCheck check) {
    return new Endpoints(database, check, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** What this machine is for, as {@code /health} tells it. */
  public Endpoints environment(String name) {
    return new Endpoints(database, check, Optional.of(name), version, metrics);
  }

  /** The version of what is running, as {@code /health} tells it. */
  public Endpoints version(String number) {
    return new Endpoints(database, check, environment, Optional.of(number), metrics);
  }

  /**
   * Adds {@code /metrics}.
   *
   * @param text the metrics in Prometheus's text format 0.0.4, such as what {@link
   *     dev.aludel.serve.metrics.PrometheusMetrics} gives
   */
  public Endpoints metrics(Supplier<String> text) {
    return new Endpoints(database, check, environment, version, Optional.of(text));
  }

  /**
   * Answers one request. A failure of ours is an answer, too, and never thrown.
   *
   * @param method such as {@code GET}, in capitals
   * @param path the path of the request's target, decoded, without the query
   */
  public Answer answer(String method, String path) {
    Supplier<Answer> route = routes.get(path);
    if (route == null) {
      return Json.problem(404, "Not Found", "There is nothing here. /docs tells what there is.");
    }
    if (method.equals("OPTIONS")) {
      return new Answer(204, Map.of("Allow", ALLOWED), "");
    }
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return Json.problem(405, "Method Not Allowed", "This can only be read, with GET or HEAD.")
          .with("Allow", ALLOWED);
    }
    try {
      return route.get();
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", method, path, e);
      return Json.problem(500, "Internal Server Error", "This failed; the log says why.");
    }
  }

  /** The paths that there are. */
  public Iterable<String> paths() {
    return Collections.unmodifiableSet(routes.keySet());
  }

  private Answer health() {
    Health health = check.check();
    return state(
        health.isHealthy(),
        json -> {
          StateJson.status(json, health.isHealthy());
          optional(json, "environment", environment);
          optional(json, "version", version);
          StateJson.checks(json, health);
        });
  }

  /** Says nothing of the database: a process that is started anew does not mend that. */
  private Answer live() {
    return state(true, json -> StateJson.status(json, true));
  }

  private Answer ready() {
    Health health = check.check();
    return state(
        health.isHealthy(),
        json -> {
          StateJson.status(json, health.isHealthy());
          StateJson.checks(json, health);
        });
  }

  private Answer pool() {
    return state(true, json -> StateJson.pool(json, database.poolState()));
  }

  private static Answer state(boolean good, Json.Members members) {
    return Answer.of(good ? 200 : 503, Answer.JSON, Json.object(members));
  }

  private static void optional(JsonGenerator json, String name, Optional<String> value)
      throws IOException {
    if (value.isPresent()) {
      json.writeStringField(name, value.get());
    } else {
      json.writeNullField(name);
    }
  }
}

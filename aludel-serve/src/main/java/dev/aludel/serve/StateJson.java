package dev.aludel.serve;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.aludel.connect.ConnectionFailure;
import dev.aludel.connect.database.PoolState;
import dev.aludel.connect.health.Health;
import java.io.IOException;
import java.util.Locale;

/**
 * Health and pool as JSON. Anybody may read it: a failure is told as one word, without the server,
 * the role or the words of the server, which are in the log.
 */
final class StateJson {

  private StateJson() {}

  static void status(JsonGenerator json, boolean healthy) throws IOException {
    json.writeStringField("status", word(healthy));
  }

  static void checks(JsonGenerator json, Health health) throws IOException {
    json.writeObjectFieldStart("checks");
    json.writeStringField("database", word(health.isDatabaseHealthy()));
    json.writeStringField("pool", word(health.isPoolHealthy()));
    json.writeEndObject();
    if (!health.isHealthy()) {
      json.writeObjectFieldStart("reasons");
      if (health.failure().isPresent()) {
        json.writeStringField("database", word(health.failure().get().kind()));
      }
      if (!health.isPoolHealthy()) {
        json.writeStringField("pool", "exhausted");
      }
      json.writeEndObject();
    }
  }

  static void pool(JsonGenerator json, PoolState pool) throws IOException {
    json.writeNumberField("size", pool.size());
    json.writeNumberField("max_overflow", pool.maxOverflow());
    json.writeNumberField("checked_in", pool.checkedIn());
    json.writeNumberField("checked_out", pool.checkedOut());
    json.writeNumberField("overflow", pool.overflow());
    json.writeNumberField("total", pool.total());
    json.writeNumberField("waiting", pool.waiting());
    json.writeNumberField("longest_wait_ms", pool.longestWait().toMillis());
    json.writeNumberField("timeouts", pool.timeouts());
    json.writeBooleanField("exhausted", pool.exhausted());
  }

  private static String word(boolean healthy) {
    return healthy ? "healthy" : "unhealthy";
  }

  private static String word(ConnectionFailure.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}

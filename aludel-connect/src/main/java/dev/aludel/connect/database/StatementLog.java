package dev.aludel.connect.database;

import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes statements to the log {@code dev.aludel.sql}: all of them, with their values, when {@code
 * log.echo} is on; slow ones, without their values, as warnings.
 */
final class StatementLog {

  private static final Logger LOG = LoggerFactory.getLogger("dev.aludel.sql");
  private static final int LONGEST_VALUE = 60;

  private final boolean echo;
  private final long slowNanos;
  private final Alerts alerts;

  StatementLog(boolean echo, Duration slow, Alerts alerts) {
    this.echo = echo;
    this.slowNanos = slow.isZero() ? Long.MAX_VALUE : slow.toNanos();
    this.alerts = alerts;
  }

  /** Whether statements need watching at all. */
  boolean isOn() {
    return echo || slowNanos < Long.MAX_VALUE;
  }

  boolean echoes() {
    return echo;
  }

  /** A value as the log may show it. */
  String shown(String sql, @Nullable Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof byte[] bytes) {
      return bytes.length + " bytes";
    }
    boolean text = value instanceof CharSequence;
    if (text && SqlRedaction.concernsSecrets(sql)) {
      return "***";
    }
    String shown = value.toString();
    String cut =
        shown.length() > LONGEST_VALUE
            ? shown.substring(0, LONGEST_VALUE) + "… (" + shown.length() + " characters)"
            : shown;
    return text ? "'" + cut + "'" : cut;
  }

  void executed(String sql, Collection<String> values, int batch, long nanos, boolean done) {
    if (echo) {
      LOG.info(
          "{}{}{} {} in {} ms",
          SqlRedaction.redact(sql),
          values.isEmpty() ? "" : " " + values,
          batch > 0 ? " × " + batch : "",
          done ? "done" : "failed",
          nanos / 1_000_000.0);
    }
    if (nanos >= slowNanos) {
      alerts.slowStatement(SqlRedaction.redact(sql), Duration.ofNanos(nanos));
    }
  }
}

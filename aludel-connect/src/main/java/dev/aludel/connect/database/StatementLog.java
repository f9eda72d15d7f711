package dev.aludel.connect.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
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

  /** What is timed. */
  @FunctionalInterface
  interface Execution<T> {
    T run() throws SQLException;
  }

  /** Executes a statement with these values, and tells what there is to tell of it. */
  <T> T timed(String sql, @Nullable Object[] values, Execution<T> execution) throws SQLException {
    if (!isOn()) {
      return execution.run();
    }
    long start = System.nanoTime();
    boolean done = false;
    try {
      T result = execution.run();
      done = true;
      return result;
    } finally {
      long nanos = System.nanoTime() - start;
      if (echo || nanos >= slowNanos) {
        executed(sql, echo ? shown(sql, values) : List.of(), 0, nanos, done);
      }
    }
  }

  /** A statement, or the end of a transaction, failed. */
  void failed(SQLException failure) {
    alerts.failed(failure);
  }

  private List<String> shown(String sql, @Nullable Object[] values) {
    return Arrays.stream(values).map(value -> shown(sql, value)).toList();
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

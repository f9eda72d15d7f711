package dev.aludel.dialect;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Another session of the server, as the session that waits for it should know it.
 *
 * @param pid its process on the server; 0 for a prepared transaction, which no session holds
 * @param user who is connected
 * @param application what it calls itself; empty where it does not
 * @param address where it comes from: {@code 10.0.0.7}, or {@code local}
 * @param state as in {@code pg_stat_activity}: {@code active}, {@code idle in transaction}
 * @param query its last statement, with every string in it masked, on one line and cut
 * @param inTransaction since when its transaction is open; empty where it is in none, or may not be
 *     seen
 */
public record OtherSession(
    long pid,
    String user,
    String application,
    String address,
    String state,
    String query,
    Optional<Duration> inTransaction) {

  /** On one line, without its statement: {@code pid 4711, user app, application 'billing'}. */
  public String describe() {
    if (pid == 0) {
      return "a prepared transaction, which no session holds";
    }
    StringBuilder text = new StringBuilder("pid " + pid);
    text.append(user.isEmpty() ? "" : ", user " + user);
    text.append(application.isEmpty() ? "" : ", application '" + application + "'");
    text.append(address.isEmpty() ? "" : ", from " + address);
    text.append(state.isEmpty() ? "" : ", " + state);
    inTransaction.ifPresent(
        age -> text.append(", in its transaction for ").append(OtherSession.time(age)));
    return text.toString();
  }

  /** The statement with which an administrator ends it. */
  public String howToEnd() {
    return pid == 0
        ? "SELECT gid, owner, prepared FROM pg_prepared_xacts; then ROLLBACK PREPARED 'gid'"
        : "SELECT pg_terminate_backend(%d)".formatted(pid);
  }

  /** {@code 850 ms}, {@code 4.2 s}, {@code 3 min 5 s}. */
  static String time(Duration age) {
    long millis = age.toMillis();
    if (millis < 1000) {
      return millis + " ms";
    }
    return millis < 60_000
        ? String.format(Locale.ROOT, "%.1f s", millis / 1000.0)
        : "%d min %d s".formatted(age.toMinutes(), age.toSecondsPart());
  }
}

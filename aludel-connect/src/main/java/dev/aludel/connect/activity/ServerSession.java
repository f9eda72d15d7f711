package dev.aludel.connect.activity;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A session of a PostgreSQL server, from {@code pg_stat_activity} (the manual's section 27.2.3).
 *
 * @param pid its process; 0 stands for a prepared transaction, which has none
 * @param since when it began, in the server's spelling: with the pid, it is one session for ever
 * @param kind {@code client backend}, or what the server runs for itself
 * @param user the role
 * @param database the database that it is in; empty for some of the server's own
 * @param application the application_name
 * @param client the address it comes from; empty for a socket of the machine itself
 * @param state {@code active}, {@code idle}, {@code idle in transaction} and so on
 * @param inState how long it has been so
 * @param transactionAge how long its transaction is open
 * @param waitsFor what it waits for, such as {@code AccessExclusiveLock on clients}; empty if it
 *     waits for nothing
 * @param blockedBy the processes that hold what it waits for
 * @param query the statement that runs or ran last, without the secrets that it names
 */
public record ServerSession(
    int pid,
    String since,
    String kind,
    String user,
    String database,
    String application,
    String client,
    String state,
    Duration inState,
    Optional<Duration> transactionAge,
    String waitsFor,
    List<Integer> blockedBy,
    String query) {

  public ServerSession {
    blockedBy = List.copyOf(blockedBy);
  }

  /** Whether a client is at its other end. */
  public boolean isClient() {
    return kind.equals("client backend");
  }

  /** What holds locks without being a session. */
  static ServerSession withoutSession(int pid) {
    return new ServerSession(
        pid,
        "",
        pid == 0 ? "prepared transaction" : "gone by now",
        "",
        "",
        "",
        "",
        "",
        Duration.ZERO,
        Optional.empty(),
        "",
        List.of(),
        pid == 0 ? "SELECT * FROM pg_prepared_xacts; ROLLBACK PREPARED ends one" : "");
  }
}

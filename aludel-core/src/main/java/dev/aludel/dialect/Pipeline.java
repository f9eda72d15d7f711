package dev.aludel.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Sends statements one behind the other, without waiting for the answer to each: one round trip for
 * all. The server runs them in order, none before the one before it is done, and none after one
 * that failed.
 *
 * <p>So it can send what one revision does, or several revisions with the transactions around them.
 */
public interface Pipeline {

  /**
   * Whether these can go so: none has values to bind or returns rows, none may commit in the
   * middle, and they are short enough that the server never waits for a client that itself waits
   * for the server.
   */
  boolean takes(List<Statement> statements);

  /**
   * Sends them, in the transaction that is open.
   *
   * @return how many rows each has changed
   * @throws RefusedInPipeline if one is refused; the transaction can only be rolled back then
   * @throws SQLException if the connection is lost, or the driver does not do as it should
   */
  int[] send(Connection connection, List<Statement> statements) throws SQLException;

  /**
   * Whether these, which {@link #takes} has taken, can be part of {@link #sendWhole}: none says how
   * what comes after its transaction is read.
   */
  boolean takesWhole(List<Statement> statements);

  /**
   * Sends whole revisions in one round trip. Each is a transaction of its own, which begins with
   * the lock and is refused where another runner has it. It waits no longer than a second for any
   * other lock.
   *
   * @return how many milliseconds each took
   * @throws SQLException if a revision is refused, or the connection lost. Those before it are
   *     committed, and it and those after it are not; which one it was nobody knows who has not
   *     asked the history
   */
  List<Long> sendWhole(Connection connection, String lock, List<WholeRevision> revisions)
      throws SQLException;

  /** An expression for the milliseconds since the transaction began, as a whole number. */
  String millisSinceBegin();

  /** An expression for an integer that is bound as text, refused unless the condition holds. */
  String integerIf(String condition);
}

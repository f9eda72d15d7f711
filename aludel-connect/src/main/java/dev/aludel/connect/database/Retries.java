package dev.aludel.connect.database;

import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;

/** Decides whether a transaction is run again, and waits a little before. */
final class Retries {

  private static final int FIRST_WAIT_MILLISECONDS = 10;
  private static final int LONGEST_WAIT_MILLISECONDS = 1_000;
  private static final int SQLITE_BUSY = 5;

  private int left;
  private int wait = FIRST_WAIT_MILLISECONDS;

  Retries(int left) {
    this.left = left;
  }

  boolean another(Throwable failure) {
    if (left == 0 || !isWorthIt(failure)) {
      return false;
    }
    left--;
    try {
      // Those that got in each other's way must not come back together.
      Thread.sleep(ThreadLocalRandom.current().nextInt(wait) + 1L);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    wait = Math.min(2 * wait, LONGEST_WAIT_MILLISECONDS);
    return true;
  }

  /** Serialization failure and deadlock, after which the manual's section 13.5 says to retry. */
  private static boolean isWorthIt(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof SQLException e) {
        String state = String.valueOf(e.getSQLState());
        boolean sqlite = e.getClass().getName().startsWith("org.sqlite.");
        return state.equals("40001")
            || state.equals("40P01")
            || (sqlite && (e.getErrorCode() & 0xff) == SQLITE_BUSY);
      }
    }
    return false;
  }
}

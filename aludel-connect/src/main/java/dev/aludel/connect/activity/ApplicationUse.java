package dev.aludel.connect.activity;

import java.util.List;

/**
 * The connections of one application and role.
 *
 * @param active a statement runs
 * @param idleInTransaction a transaction is open and nothing runs
 * @param idle they serve nobody
 */
public record ApplicationUse(
    String application, String user, int active, int idleInTransaction, int idle) {

  static ApplicationUse of(String application, String user, List<ServerSession> sessions) {
    int active = 0;
    int idle = 0;
    for (ServerSession session : sessions) {
      if (session.state().equals("active") || session.state().equals("fastpath function call")) {
        active++;
      } else if (session.transactionAge().isEmpty()) {
        idle++;
      }
    }
    return new ApplicationUse(application, user, active, sessions.size() - active - idle, idle);
  }

  public int total() {
    return active + idleInTransaction + idle;
  }
}

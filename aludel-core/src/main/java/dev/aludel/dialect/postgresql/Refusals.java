package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.Refusal;
import java.sql.SQLException;
import java.util.Set;

/** What the error codes of the manual's appendix A ask for. */
final class Refusals {

  /** lock_not_available, deadlock_detected, serialization_failure: the last two by section 13.5. */
  private static final Set<String> LOCK = Set.of("55P03", "40P01", "40001");

  /**
   * The session was ended: admin_shutdown, crash_shutdown, cannot_connect_now,
   * idle_session_timeout, transaction_timeout.
   */
  private static final Set<String> ENDED = Set.of("57P01", "57P02", "57P03", "57P05", "25P04");

  private Refusals() {}

  static Refusal of(SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    if (LOCK.contains(state)) {
      return Refusal.LOCK;
    }
    if (ENDED.contains(state) || state.startsWith("08")) {
      return Refusal.CONNECTION_LOST;
    }
    return switch (state) {
      case "57014" -> Refusal.TIMEOUT;
      case "25P03" -> Refusal.IDLE;
      case "25001" -> Refusal.IN_TRANSACTION;
      default -> Refusal.OTHER;
    };
  }
}

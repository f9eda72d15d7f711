package dev.aludel.dialect;

/** Why a statement failed, as far as it matters for what to do next. */
public enum Refusal {
  /** Another session had the lock for too long, or both would have waited for ever: try again. */
  LOCK,
  /** The connection is gone, and with it the answer. */
  CONNECTION_LOST,
  /** The server ended the session, since its transaction did nothing for longer than it may. */
  IDLE,
  /** The statement took longer than it may. */
  TIMEOUT,
  /** It cannot run in a transaction. */
  IN_TRANSACTION,
  /** Anything else, which trying again would not change. */
  OTHER;

  /** Whether the connection is gone, and with it the answer. */
  public boolean isWithoutConnection() {
    return this == CONNECTION_LOST || this == IDLE;
  }
}

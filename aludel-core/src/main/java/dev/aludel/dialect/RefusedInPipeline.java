package dev.aludel.dialect;

import java.sql.SQLException;

/**
 * One of several statements that were sent together was refused, and those after it did not run.
 */
@SuppressWarnings("serial") // caught where it is thrown, never written
public final class RefusedInPipeline extends SQLException {

  /** Where nobody knows which statement it was. */
  public static final int UNKNOWN = -1;

  private final int index;
  private final SQLException serverError;

  /**
   * A refusal.
   *
   * @param index which statement it was, from 0, or {@link #UNKNOWN}
   * @param serverError what the server said of it
   */
  public RefusedInPipeline(int index, SQLException serverError) {
    super(serverError.getMessage(), serverError.getSQLState(), serverError);
    this.index = index;
    this.serverError = serverError;
  }

  /** Which statement it was, from 0, or {@link #UNKNOWN}. */
  public int index() {
    return index;
  }

  public SQLException serverError() {
    return serverError;
  }
}

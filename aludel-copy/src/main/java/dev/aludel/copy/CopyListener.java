package dev.aludel.copy;

/** Hears how a copy goes on. Called from several threads, one at a time. */
public interface CopyListener {

  /** What a copy does, in order. */
  enum Phase {
    /** Rows are written into files. */
    EXPORT,
    /** Files are read. */
    READ,
    PROFILE,
    ROWS,
    KEYS,
    VERIFY
  }

  /** Hears nothing. */
  CopyListener NONE = new CopyListener() {};

  /**
   * A phase begins.
   *
   * @param rows how many rows it will go through; 0 where it is not rows
   */
  default void started(Phase phase, long rows) {}

  /** So many more rows of a table are done, and so many bytes. */
  default void progressed(Phase phase, String table, long rows, long bytes) {}

  /** Something is being done that takes a while: {@code index clients_email_idx}. */
  default void doing(Phase phase, String what) {}

  default void finished(Phase phase) {}
}

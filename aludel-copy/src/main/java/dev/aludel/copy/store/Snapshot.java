package dev.aludel.copy.store;

import java.sql.SQLException;

/** One state of a database, whatever others write meanwhile. */
public interface Snapshot extends AutoCloseable {

  /** A reader of this state, for one thread; closing it lets the next one have it. */
  RowReader reader() throws SQLException;

  /** Whether others can write while it is held. */
  boolean letsOthersWrite();

  @Override
  void close();
}

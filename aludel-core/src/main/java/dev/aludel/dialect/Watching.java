package dev.aludel.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Looking at one session of a server from another one; for one thread. */
public interface Watching {

  /** The number by which others know the session of a connection. */
  long session(Connection connection) throws SQLException;

  /**
   * The sessions that keep other runners out under a lock name, the one that holds it first.
   *
   * @param lock as for {@link Dialect#begin}
   */
  List<OtherSession> holders(Connection connection, String lock) throws SQLException;

  /** What a session is doing; empty when it is not there, or does nothing. */
  Optional<Observation> observe(Connection watcher, long session) throws SQLException;
}

package dev.aludel.migrate;

import dev.aludel.dialect.Observation;
import dev.aludel.dialect.OtherSession;
import dev.aludel.dialect.SessionLimits;
import dev.aludel.dialect.Watching;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks from a second connection at what a statement is doing that takes a while: what it waits
 * for, who blocks it, how far it is. Quick statements cost nothing, and the connection is opened
 * with the first slow one.
 */
final class StatementWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StatementWatch.class);
  private static final Duration FIRST_LOOK = Duration.ofSeconds(1);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final int MOST_FAILURES = 3;

  /** What runs now, and when to look at it next, in the terms of {@link System#nanoTime}. */
  private record Watched(String revision, String sql, long session, long begun, long look) {}

  private final Watching watching;
  private final DataSource source;
  private final MigrationListener listener;
  private @Nullable Thread thread;
  private @Nullable Watched watched;
  private List<OtherSession> blockers = List.of();
  private boolean closed;

  /** Whether the thread waits until it is woken, for want of anything to look at. */
  private boolean asleep;

  /** When the thread wakes by itself otherwise: to wake it for each statement would cost each. */
  private long wakes;

  StatementWatch(Watching watching, DataSource source, MigrationListener listener) {
    this.watching = watching;
    this.source = source;
    this.listener = listener;
  }

  /** A statement begins. */
  synchronized void begin(String revision, String sql, SessionLimits limits) {
    long now = System.nanoTime();
    long look = now + firstLook(limits).toNanos();
    watched = new Watched(revision, sql, limits.session(), now, look);
    blockers = List.of();
    if (thread == null) {
      Thread looking = new Thread(this::look, "aludel-watch");
      looking.setDaemon(true);
      looking.start();
      thread = looking;
    }
    if (asleep || look - wakes < 0) {
      notifyAll();
    }
  }

  /** Early enough to have seen who blocks before the wait for a lock is given up. */
  private static Duration firstLook(SessionLimits limits) {
    Duration early = limits.lock().dividedBy(4);
    return limits.lock().isZero() || early.compareTo(FIRST_LOOK) > 0 ? FIRST_LOOK : early;
  }

  /** The statement is done. No event of it comes after this. */
  synchronized void end() {
    watched = null;
  }

  /** Whom the last statement was last seen to wait for. */
  synchronized List<OtherSession> blockers() {
    return blockers;
  }

  private void look() {
    Connection connection = null;
    int failures = 0;
    try {
      for (Watched due = next(); due != null; due = next()) {
        try {
          if (connection == null) {
            connection = source.getConnection();
          }
          Optional<Observation> seen = watching.observe(connection, due.session());
          if (seen.isPresent()) {
            tell(due, seen.get());
          }
        } catch (SQLException | RuntimeException e) {
          LOG.debug("Cannot look at the statement from a second connection", e);
          close(connection);
          connection = null;
          failures++;
          if (failures >= MOST_FAILURES) {
            return;
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close(connection);
    }
  }

  /** Waits until there is something to look at; null when there never will be. */
  private synchronized @Nullable Watched next() throws InterruptedException {
    while (!closed) {
      Watched now = watched;
      if (now == null) {
        asleep = true;
        wait();
        asleep = false;
        continue;
      }
      long left = now.look() - System.nanoTime();
      if (left <= 0) {
        watched =
            new Watched(
                now.revision(),
                now.sql(),
                now.session(),
                now.begun(),
                System.nanoTime() + EVERY.toNanos());
        return now;
      }
      wakes = now.look();
      wait(Math.max(1, Duration.ofNanos(left).toMillis()));
    }
    return null;
  }

  /**
   * Under the same monitor as {@link #end}, so that nothing is told of a statement that is over.
   */
  private synchronized void tell(Watched seen, Observation observation) {
    Watched now = watched;
    if (now == null || now.begun() != seen.begun()) {
      return;
    }
    if (!observation.blockers().isEmpty()) {
      blockers = observation.blockers();
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - seen.begun());
    listener.on(
        new MigrationEvent.StatementWatched(seen.revision(), seen.sql(), elapsed, observation));
  }

  private static void close(@Nullable Connection connection) {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        LOG.debug("Cannot close the second connection", e);
      }
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}

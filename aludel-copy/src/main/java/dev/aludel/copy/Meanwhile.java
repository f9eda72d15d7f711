package dev.aludel.copy;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Something that is made by a thread of its own while another goes on. Whoever made it closes it,
 * unless it was taken.
 */
final class Meanwhile<T extends AutoCloseable> implements AutoCloseable {

  /** Makes it. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws SQLException;
  }

  private final CompletableFuture<T> made = new CompletableFuture<>();
  private boolean taken;

  private Meanwhile() {}

  static <T extends AutoCloseable> Meanwhile<T> start(Work<T> work) {
    Meanwhile<T> meanwhile = new Meanwhile<>();
    Thread thread = new Thread(() -> meanwhile.make(work), "aludel-copy");
    thread.setDaemon(true);
    thread.start();
    return meanwhile;
  }

  /** Nothing, and taken already. */
  static <T extends AutoCloseable> Meanwhile<T> none() {
    Meanwhile<T> nothing = new Meanwhile<>();
    nothing.taken = true;
    return nothing;
  }

  private void make(Work<T> work) {
    try {
      made.complete(work.run());
    } catch (Throwable e) {
      made.completeExceptionally(e);
    }
  }

  /** Waits for it, and takes it; whatever was thrown while it was made is thrown here. */
  T take() throws SQLException {
    taken = true;
    try {
      return made.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException cause) {
        throw cause;
      }
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new CopyException("The copy failed: " + e.getCause() + ".", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CopyException("The copy was interrupted. Run it again, and it goes on.", e);
    }
  }

  boolean isTaken() {
    return taken;
  }

  /** Without waiting: what was not taken is closed as soon as it is there. */
  @Override
  public void close() {
    if (!taken) {
      CompletableFuture<Void> unused = made.thenAccept(Meanwhile::closeQuietly);
    }
  }

  private static void closeQuietly(AutoCloseable thing) {
    try {
      thing.close();
    } catch (Exception e) {
      // Nobody has used it.
    }
  }
}

package dev.aludel.copy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs tasks on a few threads, each with what it works with. */
final class Pipelines {

  /** A task, and what a thread works with. */
  @FunctionalInterface
  interface Task<W> {
    void run(W worker) throws SQLException;
  }

  /** Makes what one thread works with. */
  @FunctionalInterface
  interface Workers<W extends AutoCloseable> {
    W open() throws SQLException;
  }

  private Pipelines() {}

  /**
   * Runs all tasks, in their order as far as threads are free. After a failure no further task
   * begins, and the failure is thrown when those that run have ended.
   */
  static <W extends AutoCloseable> void run(
      int threads, List<? extends Task<W>> tasks, Workers<W> workers) throws SQLException {
    ConcurrentLinkedQueue<Task<W>> waiting = new ConcurrentLinkedQueue<>(tasks);
    AtomicBoolean failed = new AtomicBoolean();
    int count = Math.max(1, Math.min(threads, tasks.size()));
    ExecutorService executor =
        Executors.newFixedThreadPool(
            count,
            runnable -> {
              Thread thread = new Thread(runnable, "aludel-copy");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        running.add(
            executor.submit(
                () -> {
                  work(waiting, failed, workers);
                  return null;
                }));
      }
      await(running);
    } finally {
      executor.shutdownNow();
    }
  }

  private static <W extends AutoCloseable> void work(
      ConcurrentLinkedQueue<Task<W>> waiting, AtomicBoolean failed, Workers<W> workers)
      throws Exception {
    try (W worker = workers.open()) {
      for (Task<W> task = waiting.poll(); task != null && !failed.get(); task = waiting.poll()) {
        task.run(worker);
      }
    } catch (Exception | Error e) {
      failed.set(true);
      throw e;
    }
  }

  private static void await(List<Future<?>> running) throws SQLException {
    Throwable first = null;
    for (Future<?> future : running) {
      try {
        future.get();
      } catch (ExecutionException e) {
        first = first == null ? e.getCause() : first;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CopyException("The copy was interrupted. Run it again, and it goes on.", e);
      }
    }
    if (first instanceof SQLException e) {
      throw e;
    }
    if (first instanceof RuntimeException e) {
      throw e;
    }
    if (first != null) {
      throw new CopyException("The copy failed: " + first + ".", first);
    }
  }
}

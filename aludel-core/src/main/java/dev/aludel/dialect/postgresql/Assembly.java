package dev.aludel.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Makes objects of rows, one task after the other, while the caller waits for the server to answer
 * its next query. The connection stays with the caller: what comes here has been read from it.
 */
final class Assembly implements AutoCloseable {

  /** From so many tables on it is worth a thread. */
  private static final int MANY = 100;

  private final List<ExecutorService> workers;
  private final List<Future<?>> tasks = new ArrayList<>();

  Assembly(int tables) {
    workers =
        tables < MANY ? List.of() : List.of(Executors.newSingleThreadExecutor(Assembly::thread));
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "aludel-inspection");
    thread.setDaemon(true);
    return thread;
  }

  /** Gives each row to the reader, at once or after all that came before. */
  void add(List<Row> rows, Row.Reader reader) {
    add(() -> rows.forEach(reader::read));
  }

  /** Does the work, at once or after all that came before. */
  void add(Runnable work) {
    if (workers.isEmpty()) {
      work.run();
    } else {
      tasks.add(workers.get(0).submit(work));
    }
  }

  /** Waits until all is done; throws what any of it has thrown. */
  void finish() {
    try {
      for (Future<?> task : tasks) {
        task.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted while the catalog was read.");
    }
  }

  @Override
  public void close() {
    workers.forEach(ExecutorService::shutdownNow);
  }
}

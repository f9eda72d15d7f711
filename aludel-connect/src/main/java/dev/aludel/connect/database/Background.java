package dev.aludel.connect.database;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The threads of the asynchronous methods: virtual from JDK 21 on, else daemons. */
final class Background implements AutoCloseable {

  private @Nullable ExecutorService executor;

  <T extends @Nullable Object> CompletableFuture<T> run(Callable<T> work) {
    CompletableFuture<T> future = new CompletableFuture<>();
    executor()
        .execute(
            () -> {
              try {
                future.complete(work.call());
              } catch (Throwable failure) {
                future.completeExceptionally(failure);
              }
            });
    return future;
  }

  private synchronized ExecutorService executor() {
    if (executor == null) {
      executor = create();
    }
    return executor;
  }

  private static ExecutorService create() {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      // JDK 17 to 20: a thread each, reused, as many as there is work; the pool is the limit.
      return Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "aludel-async");
            thread.setDaemon(true);
            return thread;
          });
    }
  }

  @Override
  public synchronized void close() {
    if (executor != null) {
      executor.shutdown();
    }
  }
}

package dev.aludel;

import dev.aludel.script.Script;
import dev.aludel.script.ScriptException;
import dev.aludel.script.Scripts;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * The scripts, read on a thread of their own while a connection is made: to load a driver and to
 * log in takes about as long as to read a thousand scripts.
 *
 * <p>Only where connecting leaves nothing behind. SQLite's driver creates the file, so there the
 * scripts come first, for a wrong one must not leave an empty database.
 */
final class ScriptsAhead {

  private static final String POSTGRESQL_DRIVER = "org.postgresql.";

  private final FutureTask<Scripts> reading;

  private ScriptsAhead(Supplier<Scripts> scripts) {
    this.reading = new FutureTask<>(() -> withChecksums(scripts.get()));
  }

  /** Begins to read, or has read when it returns. */
  static ScriptsAhead of(Supplier<Scripts> scripts, DataSource source) {
    ScriptsAhead ahead = new ScriptsAhead(scripts);
    if (source.getClass().getName().startsWith(POSTGRESQL_DRIVER)) {
      Thread thread = new Thread(ahead.reading, "aludel-scripts");
      thread.setDaemon(true);
      thread.start();
    } else {
      ahead.reading.run();
      ahead.get();
    }
    return ahead;
  }

  /** Each checksum is kept, and a run asks for all: of what is applied, and of what it applies. */
  private static Scripts withChecksums(Scripts scripts) {
    for (Script script : scripts.all()) {
      try {
        script.checksum();
      } catch (ScriptException ignored) {
        // Whoever needs this script tells it; not every run does.
      }
    }
    return scripts;
  }

  /**
   * Waits for them.
   *
   * @throws dev.aludel.error.AludelException if they cannot be read
   */
  Scripts get() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return reading.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw thrown(e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException thrown(ExecutionException failed) {
    if (failed.getCause() instanceof Error error) {
      throw error;
    }
    return failed.getCause() instanceof RuntimeException known
        ? known
        : new IllegalStateException(failed);
  }
}

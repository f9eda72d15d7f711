package dev.aludel.connect.health;

import dev.aludel.connect.ConnectionFailure;
import dev.aludel.connect.Connector;
import dev.aludel.connect.SessionOptions;
import dev.aludel.connect.database.Database;
import dev.aludel.connect.settings.AludelSettings;
import dev.aludel.connect.settings.Settings;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether a database can be used, without a connection of its pool: an exhausted pool is
 * told from a database that is down. Safe for use by many threads.
 *
 * <p>However many ask at a time, the database is asked once, and what it said serves all who ask
 * within {@code health.cache}. Nobody waits longer than {@code health.timeout}, whatever the
 * network does.
 */
public final class HealthCheck implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HealthCheck.class);

  private final Database database;
  private final Connector connector;
  private final Probe probe;
  private final Duration timeout;
  private final Duration cache;
  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "aludel-health");
            thread.setDaemon(true);
            return thread;
          });

  private @Nullable Question question;
  private boolean healthy = true;

  private HealthCheck(Database database, Settings settings) {
    this.database = database;
    this.timeout = settings.get(AludelSettings.HEALTH_TIMEOUT);
    this.cache = settings.get(AludelSettings.HEALTH_CACHE);
    this.connector =
        Connector.of(
                database.url(),
                SessionOptions.forApplication(settings)
                    .withApplicationName("aludel health")
                    .withConnectTimeout(timeout))
            .withoutCreating();
    Duration recycle = settings.get(AludelSettings.POOL_RECYCLE);
    this.probe = new Probe(connector, timeout, recycle.isNegative() ? Duration.ZERO : recycle);
  }

  /** Of the database that an application uses. The connection is opened by the first check. */
  public static HealthCheck of(Database database, Settings settings) {
    return new HealthCheck(database, settings);
  }

  /** How the database is now, or was within {@code health.cache}. */
  public Health check() {
    Question asked = question();
    Optional<ConnectionFailure> failure = await(asked);
    tell(failure);
    return new Health(failure, asked.took(), database.poolState());
  }

  /** What was asked already, or else a new question. */
  private synchronized Question question() {
    Question last = question;
    if (last == null || (last.answer.isDone() && last.age().compareTo(cache) >= 0)) {
      Question next = new Question();
      executor.execute(() -> next.ask(probe));
      question = next;
      return next;
    }
    return last;
  }

  private Optional<ConnectionFailure> await(Question asked) {
    // Who comes late to a question that nobody answers has nothing to wait for.
    long left = timeout.toNanos() - (System.nanoTime() - asked.start);
    try {
      return asked.answer.get(Math.max(0, left), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return Optional.of(ConnectionFailure.noAnswer(connector.url(), timeout));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(ConnectionFailure.noAnswer(connector.url(), timeout));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** The log hears of what changes, and not of every probe. */
  private synchronized void tell(Optional<ConnectionFailure> failure) {
    if (healthy && failure.isPresent()) {
      LOG.atWarn()
          .addKeyValue("event", "unhealthy")
          .log("The database is not healthy. {}", failure.get().getMessage());
    } else if (!healthy && failure.isEmpty()) {
      LOG.atInfo().addKeyValue("event", "healthy").log("The database is healthy again.");
    }
    healthy = failure.isEmpty();
  }

  /** Closes its connection; a check that is under way ends in its own time. */
  @Override
  public void close() {
    executor.execute(probe::close);
    executor.shutdown();
  }

  /** One question to the database, which many may wait for. */
  private static final class Question {
    private final long start = System.nanoTime();
    private final CompletableFuture<Optional<ConnectionFailure>> answer = new CompletableFuture<>();
    private volatile long end;

    void ask(Probe probe) {
      try {
        Optional<ConnectionFailure> failure = probe.ask();
        end = System.nanoTime();
        answer.complete(failure);
      } catch (RuntimeException | Error e) {
        end = System.nanoTime();
        answer.completeExceptionally(e);
      }
    }

    Duration age() {
      return Duration.ofNanos(System.nanoTime() - end);
    }

    Duration took() {
      return Duration.ofNanos((answer.isDone() ? end : System.nanoTime()) - start);
    }
  }
}

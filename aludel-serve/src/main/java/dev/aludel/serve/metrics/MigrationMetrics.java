package dev.aludel.serve.metrics;

import dev.aludel.revision.AppliedRevisions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the database is: {@code aludel.migrations.pending}, how many revisions it lacks, and {@code
 * aludel.migrations.current}, which is 1 for each revision that it is at.
 *
 * <p>Looking takes longer than a scrape should, so it is done in the background, at most every
 * thirty seconds and only while somebody reads. Before the first answer, and when the last look
 * failed, pending is NaN.
 */
public final class MigrationMetrics implements MeterBinder, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MigrationMetrics.class);
  private static final long PAUSE = Duration.ofSeconds(30).toNanos();

  private final Supplier<AppliedRevisions> look;
  private final AtomicBoolean looking = new AtomicBoolean();
  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "aludel-migrations");
            thread.setDaemon(true);
            return thread;
          });
  private volatile double pending = Double.NaN;
  private volatile long next = System.nanoTime();

  /**
   * @param look reads where the database is, such as {@code Aludel::current}
   */
  public MigrationMetrics(Supplier<AppliedRevisions> look) {
    this.look = look;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    MultiGauge current =
        MultiGauge.builder("aludel.migrations.current")
            .description("The revisions that the database is at")
            .register(registry);
    Gauge.builder("aludel.migrations.pending", () -> pending(current))
        .description("Revisions that the database lacks")
        .register(registry);
    pending(current);
  }

  private double pending(MultiGauge current) {
    if (System.nanoTime() - next >= 0 && looking.compareAndSet(false, true)) {
      executor.execute(() -> look(current));
    }
    return pending;
  }

  private void look(MultiGauge current) {
    try {
      AppliedRevisions applied = look.get();
      current.register(
          applied.current().stream()
              .map(revision -> Row.of(Tags.of("revision", revision.id().toString()), 1))
              .toList(),
          true);
      pending = applied.pending().size();
    } catch (RuntimeException e) {
      LOG.debug("Cannot tell where the database is", e);
      current.register(List.of(), true);
      pending = Double.NaN;
    } finally {
      next = System.nanoTime() + PAUSE;
      looking.set(false);
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}

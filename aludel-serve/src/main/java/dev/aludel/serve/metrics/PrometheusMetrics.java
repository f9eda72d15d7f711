package dev.aludel.serve.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.Supplier;

/** Metrics as Prometheus reads them: what {@code Endpoints.metrics} wants. */
public final class PrometheusMetrics implements Supplier<String>, AutoCloseable {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /** Where to bind what is to be measured. */
  public MeterRegistry registry() {
    return registry;
  }

  /** All metrics in the text format 0.0.4. */
  @Override
  public String get() {
    return registry.scrape();
  }

  @Override
  public void close() {
    registry.close();
  }
}

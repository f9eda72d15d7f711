/**
 * A database's metrics for Micrometer, and for Prometheus. It needs {@code
 * io.micrometer:micrometer-core}, and {@code PrometheusMetrics} also {@code
 * io.micrometer:micrometer-registry-prometheus}.
 */
@NullMarked
package dev.aludel.serve.metrics;

import org.jspecify.annotations.NullMarked;

package dev.aludel.examples.goblin.model;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.math.BigDecimal;
import java.time.Instant;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** What a provider did in one hour. */
@Entity
@Table(
    name = "provider_metrics",
    uniqueConstraints =
        @UniqueConstraint(
            name = "provider_metrics_provider_id_hour_start_key",
            columnNames = {"provider_id", "hour_start"}),
    check = {
      @CheckConstraint(
          name = "provider_metrics_counts_check",
          constraint = "requests >= 0 and errors between 0 and requests"),
      @CheckConstraint(
          name = "provider_metrics_latency_check",
          constraint = "latency_p95_ms >= latency_p50_ms")
    })
public class ProviderMetric {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "provider_id")
  @OnDelete(action = OnDeleteAction.CASCADE)
  private Provider provider;

  @Column(name = "hour_start", nullable = false)
  private Instant hourStart;

  @Column(nullable = false)
  @ColumnDefault("0")
  private long requests;

  @Column(nullable = false)
  @ColumnDefault("0")
  private long errors;

  @Column(nullable = false)
  @ColumnDefault("0")
  private long tokens;

  @Column(nullable = false, precision = 18, scale = 6)
  @ColumnDefault("0")
  private BigDecimal cost = BigDecimal.ZERO;

  @Column(name = "latency_p50_ms")
  private Double latencyP50Ms;

  @Column(name = "latency_p95_ms")
  private Double latencyP95Ms;

  protected ProviderMetric() {}

  public ProviderMetric(Provider provider, Instant hourStart) {
    this.provider = provider;
    this.hourStart = hourStart;
  }

  public Long getId() {
    return id;
  }

  public Provider getProvider() {
    return provider;
  }

  public Instant getHourStart() {
    return hourStart;
  }

  public void add(long spentTokens, BigDecimal spent, boolean failed) {
    requests++;
    errors += failed ? 1 : 0;
    tokens += spentTokens;
    cost = cost.add(spent);
  }

  public double errorRate() {
    return requests == 0 ? 0 : (double) errors / requests;
  }

  public void measured(double median, double p95) {
    latencyP50Ms = median;
    latencyP95Ms = p95;
  }

  public BigDecimal getCost() {
    return cost;
  }

  public long getTokens() {
    return tokens;
  }
}

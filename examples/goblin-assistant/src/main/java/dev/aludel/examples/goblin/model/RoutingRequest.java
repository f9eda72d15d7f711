package dev.aludel.examples.goblin.model;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.type.SqlTypes;

/** A request of a user, and which model took it. */
@Entity
@Table(
    name = "routing_requests",
    indexes = {
      @Index(
          name = "routing_requests_user_id_requested_at_idx",
          columnList = "user_id, requested_at desc"),
      @Index(name = "routing_requests_stream_id_idx", columnList = "stream_id"),
      @Index(name = "routing_requests_routing_provider_id_idx", columnList = "routing_provider_id"),
      @Index(
          name = "routing_requests_failed_idx",
          columnList = "requested_at",
          options = "where outcome = 'FAILED'")
    },
    check = {
      @CheckConstraint(name = "routing_requests_attempts_check", constraint = "attempts >= 0"),
      @CheckConstraint(
          name = "routing_requests_outcome_check",
          constraint = "outcome in ('REJECTED','FAILED') or attempts > 0")
    })
public class RoutingRequest extends Identified {

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "user_id")
  @OnDelete(action = OnDeleteAction.CASCADE)
  private User user;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "stream_id")
  @OnDelete(action = OnDeleteAction.SET_NULL)
  private Stream stream;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "routing_provider_id")
  @OnDelete(action = OnDeleteAction.SET_NULL)
  private RoutingProvider taker;

  @Column(nullable = false, length = 40)
  private String route;

  @JdbcTypeCode(SqlTypes.NAMED_ENUM)
  @Column(nullable = false)
  private RoutingOutcome outcome;

  @Column(nullable = false)
  @ColumnDefault("1")
  private short attempts = 1;

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(nullable = false, comment = "Who was considered, and why not taken")
  private List<Map<String, Object>> candidates = new ArrayList<>();

  @Column(name = "latency_ms")
  private Double latencyMs;

  @Column(precision = 12, scale = 6)
  private BigDecimal cost;

  @CreationTimestamp
  @Column(name = "requested_at", nullable = false, updatable = false)
  @ColumnDefault("current_timestamp")
  private Instant requestedAt;

  protected RoutingRequest() {}

  public RoutingRequest(User user, String route, RoutingOutcome outcome) {
    this.user = user;
    this.route = route;
    this.outcome = outcome;
  }

  public User getUser() {
    return user;
  }

  public String getRoute() {
    return route;
  }

  public RoutingOutcome getOutcome() {
    return outcome;
  }

  public void consider(String slug, String why) {
    candidates.add(Map.of("provider", slug, "why", why));
  }

  public List<Map<String, Object>> getCandidates() {
    return List.copyOf(candidates);
  }

  public void took(RoutingProvider provider, Stream answer, double milliseconds, BigDecimal price) {
    taker = provider;
    stream = answer;
    latencyMs = milliseconds;
    cost = price;
  }

  public Optional<RoutingProvider> getTaker() {
    return Optional.ofNullable(taker);
  }

  public Optional<Stream> getStream() {
    return Optional.ofNullable(stream);
  }

  public Optional<BigDecimal> getCost() {
    return Optional.ofNullable(cost);
  }
}

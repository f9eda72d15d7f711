package dev.aludel.examples.goblin.model;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.type.SqlTypes;

/** A model's place on a route: requests go to the first that is healthy. */
@Entity
@Table(
    name = "routing_providers",
    uniqueConstraints = {
      @UniqueConstraint(
          name = "routing_providers_route_place_key",
          columnNames = {"route", "place"}),
      @UniqueConstraint(
          name = "routing_providers_route_model_config_id_key",
          columnNames = {"route", "model_config_id"})
    },
    indexes = {
      @Index(name = "routing_providers_provider_id_idx", columnList = "provider_id"),
      @Index(name = "routing_providers_model_config_id_idx", columnList = "model_config_id")
    },
    check = {
      @CheckConstraint(name = "routing_providers_place_check", constraint = "place >= 0"),
      @CheckConstraint(
          name = "routing_providers_weight_check",
          constraint = "weight > 0 and weight <= 1")
    })
public class RoutingProvider extends Identified {

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "provider_id")
  @OnDelete(action = OnDeleteAction.CASCADE)
  private Provider provider;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "model_config_id")
  @OnDelete(action = OnDeleteAction.CASCADE)
  private ModelConfig model;

  @Column(nullable = false, length = 40)
  private String route;

  @Column(nullable = false)
  private short place;

  @Column(nullable = false, precision = 5, scale = 4)
  @ColumnDefault("1")
  private BigDecimal weight = BigDecimal.ONE;

  @JdbcTypeCode(SqlTypes.NAMED_ENUM)
  @Column(nullable = false)
  @ColumnDefault("'UNKNOWN'")
  private ProviderHealth health = ProviderHealth.UNKNOWN;

  @Column(name = "closed_until", comment = "Gets no request before then")
  private Instant closedUntil;

  protected RoutingProvider() {}

  public RoutingProvider(ModelConfig model, String route, int place) {
    this.provider = model.getProvider();
    this.model = model;
    this.route = route;
    this.place = (short) place;
  }

  public Provider getProvider() {
    return provider;
  }

  public ModelConfig getModel() {
    return model;
  }

  public String getRoute() {
    return route;
  }

  public int getPlace() {
    return place;
  }

  public void weigh(BigDecimal share) {
    weight = share;
  }

  public BigDecimal getWeight() {
    return weight;
  }

  public void report(ProviderHealth now, Optional<Instant> until) {
    health = now;
    closedUntil = until.orElse(null);
  }

  public boolean takesRequests(Instant when) {
    return health != ProviderHealth.DOWN && (closedUntil == null || !when.isBefore(closedUntil));
  }
}

package dev.aludel.examples.goblin.model;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.type.SqlTypes;

/** When a provider may be used, and when it is to be preferred. */
@Entity
@Table(
    name = "provider_policies",
    uniqueConstraints =
        @UniqueConstraint(
            name = "provider_policies_provider_id_name_key",
            columnNames = {"provider_id", "name"}),
    check = {
      @CheckConstraint(
          name = "provider_policies_valid_check",
          constraint = "valid_until >= valid_from"),
      @CheckConstraint(
          name = "provider_policies_hours_check",
          constraint = "(from_time is null) = (until_time is null)"),
      @CheckConstraint(
          name = "provider_policies_daily_cost_check",
          constraint = "max_daily_cost > 0")
    })
public class ProviderPolicy extends Identified {

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "provider_id")
  @OnDelete(action = OnDeleteAction.CASCADE)
  private Provider provider;

  @Column(nullable = false, length = 80)
  private String name;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 10)
  private PolicyEffect effect;

  @Column(nullable = false, length = 8, comment = "Where data may go")
  private List<String> regions = new ArrayList<>();

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(nullable = false)
  @ColumnDefault("'{}'")
  private Map<String, Object> conditions = new HashMap<>();

  @Column(name = "max_daily_cost", precision = 12, scale = 2)
  private BigDecimal maxDailyCost;

  @Column(name = "valid_from", nullable = false)
  private LocalDate validFrom;

  @Column(name = "valid_until")
  private LocalDate validUntil;

  @Column(name = "from_time", comment = "In UTC")
  private LocalTime fromTime;

  @Column(name = "until_time")
  private LocalTime untilTime;

  protected ProviderPolicy() {}

  public ProviderPolicy(Provider provider, String name, PolicyEffect effect, LocalDate validFrom) {
    this.provider = provider;
    this.name = name;
    this.effect = effect;
    this.validFrom = validFrom;
  }

  public Provider getProvider() {
    return provider;
  }

  public String getName() {
    return name;
  }

  public PolicyEffect getEffect() {
    return effect;
  }

  public void in(String region) {
    regions.add(region);
  }

  public List<String> getRegions() {
    return List.copyOf(regions);
  }

  public void when(String condition, Object value) {
    conditions.put(condition, value);
  }

  public Map<String, Object> getConditions() {
    return Map.copyOf(conditions);
  }

  public void between(LocalTime from, LocalTime until) {
    fromTime = from;
    untilTime = until;
  }

  public void until(LocalDate day) {
    validUntil = day;
  }

  public boolean holdsOn(LocalDate day, LocalTime time) {
    return !day.isBefore(validFrom)
        && (validUntil == null || !day.isAfter(validUntil))
        && (fromTime == null || (!time.isBefore(fromTime) && time.isBefore(untilTime)));
  }

  public void spendAtMost(BigDecimal aDay) {
    maxDailyCost = aDay;
  }

  public Optional<BigDecimal> getMaxDailyCost() {
    return Optional.ofNullable(maxDailyCost);
  }
}

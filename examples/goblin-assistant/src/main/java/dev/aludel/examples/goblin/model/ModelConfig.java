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
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.type.SqlTypes;

/** A model of a provider, and how it is asked. */
@Entity
@Table(
    name = "model_configs",
    uniqueConstraints =
        @UniqueConstraint(
            name = "model_configs_provider_id_model_name_key",
            columnNames = {"provider_id", "model_name"}),
    indexes =
        @Index(
            name = "model_configs_default_idx",
            columnList = "is_default",
            unique = true,
            options = "where is_default"),
    check = {
      @CheckConstraint(name = "model_configs_window_check", constraint = "context_window > 0"),
      @CheckConstraint(
          name = "model_configs_temperature_check",
          constraint = "temperature between 0 and 2"),
      @CheckConstraint(
          name = "model_configs_prices_check",
          constraint = "input_price >= 0 and output_price >= 0")
    })
public class ModelConfig extends Identified {

  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "provider_id")
  @OnDelete(action = OnDeleteAction.CASCADE)
  private Provider provider;

  @Column(name = "model_name", nullable = false, length = 120)
  private String modelName;

  @Column(nullable = false, length = 20)
  private List<String> capabilities = new ArrayList<>();

  @Column(name = "context_window", nullable = false, comment = "In tokens")
  private int contextWindow;

  @Column(nullable = false, precision = 3, scale = 2)
  @ColumnDefault("0.70")
  private BigDecimal temperature = new BigDecimal("0.70");

  @Column(
      name = "input_price",
      nullable = false,
      precision = 12,
      scale = 6,
      comment = "For a million tokens")
  @ColumnDefault("0")
  private BigDecimal inputPrice = BigDecimal.ZERO;

  @Column(
      name = "output_price",
      nullable = false,
      precision = 12,
      scale = 6,
      comment = "For a million tokens")
  @ColumnDefault("0")
  private BigDecimal outputPrice = BigDecimal.ZERO;

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(nullable = false)
  @ColumnDefault("'{}'")
  private Map<String, Object> parameters = new HashMap<>();

  @Column(name = "is_default", nullable = false, comment = "One of all is")
  @ColumnDefault("false")
  private boolean isDefault;

  protected ModelConfig() {}

  public ModelConfig(Provider provider, String modelName, int contextWindow) {
    this.provider = provider;
    this.modelName = modelName;
    this.contextWindow = contextWindow;
  }

  public Provider getProvider() {
    return provider;
  }

  public String getModelName() {
    return modelName;
  }

  public void can(String capability) {
    capabilities.add(capability);
  }

  public List<String> getCapabilities() {
    return List.copyOf(capabilities);
  }

  public boolean holds(int tokens) {
    return tokens <= contextWindow;
  }

  public void price(BigDecimal input, BigDecimal output) {
    inputPrice = input;
    outputPrice = output;
  }

  public BigDecimal cost(long tokensIn, long tokensOut) {
    return inputPrice
        .multiply(BigDecimal.valueOf(tokensIn))
        .add(outputPrice.multiply(BigDecimal.valueOf(tokensOut)))
        .divide(MILLION, 6, RoundingMode.HALF_EVEN);
  }

  public void tune(BigDecimal newTemperature, Map<String, Object> more) {
    temperature = newTemperature;
    parameters = new HashMap<>(more);
  }

  public BigDecimal getTemperature() {
    return temperature;
  }

  public Map<String, Object> getParameters() {
    return Map.copyOf(parameters);
  }

  public void makeDefault() {
    isDefault = true;
  }

  public boolean isDefault() {
    return isDefault;
  }
}

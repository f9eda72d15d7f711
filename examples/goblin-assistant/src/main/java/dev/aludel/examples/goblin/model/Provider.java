package dev.aludel.examples.goblin.model;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A service that runs models. */
@Entity
@Table(
    name = "providers",
    comment = "Services that run models",
    uniqueConstraints = @UniqueConstraint(name = "providers_slug_key", columnNames = "slug"),
    check = {
      @CheckConstraint(name = "providers_slug_check", constraint = "slug = lower(slug)"),
      @CheckConstraint(name = "providers_base_url_check", constraint = "base_url like 'http%://%'"),
      @CheckConstraint(
          name = "providers_timeout_check",
          constraint = "timeout_ms between 100 and 600000")
    })
public class Provider extends Identified {

  @Column(nullable = false, length = 40)
  private String slug;

  @Column(nullable = false, length = 120)
  private String name;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 10)
  private ProviderKind kind;

  @Column(name = "base_url", nullable = false, length = 500)
  private String baseUrl;

  @Column(name = "timeout_ms", nullable = false)
  @ColumnDefault("30000")
  private int timeoutMs = 30_000;

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(nullable = false, comment = "Sent with every request")
  @ColumnDefault("'{}'")
  private Map<String, String> headers = new HashMap<>();

  @Column(name = "is_enabled", nullable = false)
  @ColumnDefault("true")
  private boolean enabled = true;

  @CreationTimestamp
  @Column(name = "created_at", nullable = false, updatable = false)
  @ColumnDefault("current_timestamp")
  private Instant createdAt;

  protected Provider() {}

  public Provider(String slug, String name, ProviderKind kind, String baseUrl) {
    this.slug = slug;
    this.name = name;
    this.kind = kind;
    this.baseUrl = baseUrl;
  }

  public String getSlug() {
    return slug;
  }

  public String getName() {
    return name;
  }

  public ProviderKind getKind() {
    return kind;
  }

  public String getBaseUrl() {
    return baseUrl;
  }

  public Duration getTimeout() {
    return Duration.ofMillis(timeoutMs);
  }

  public void send(String header, String value) {
    headers.put(header, value);
  }

  public Map<String, String> getHeaders() {
    return Map.copyOf(headers);
  }

  public void disable() {
    enabled = false;
  }

  public boolean isEnabled() {
    return enabled;
  }
}

package dev.aludel.examples.goblin.model;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Somebody whom the assistant works for. */
@Entity
@Table(
    name = "users",
    comment = "Whom the assistant works for",
    uniqueConstraints = @UniqueConstraint(name = "users_email_key", columnNames = "email"),
    check = {
      @CheckConstraint(name = "users_email_check", constraint = "email like '%_@_%'"),
      @CheckConstraint(name = "users_budget_check", constraint = "monthly_token_budget >= 0")
    })
public class User extends Identified {

  @Column(nullable = false, length = 320)
  private String email;

  @Column(name = "display_name", nullable = false, length = 120)
  private String displayName;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 10)
  @ColumnDefault("'MEMBER'")
  private Role role = Role.MEMBER;

  @Column(name = "time_zone", nullable = false, length = 64)
  @ColumnDefault("'UTC'")
  private String timeZone = "UTC";

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(nullable = false)
  @ColumnDefault("'{}'")
  private Map<String, Object> preferences = new HashMap<>();

  @Column(name = "monthly_token_budget", comment = "Without one there is no limit")
  private Long monthlyTokenBudget;

  @Column(name = "is_active", nullable = false)
  @ColumnDefault("true")
  private boolean active = true;

  @CreationTimestamp
  @Column(name = "created_at", nullable = false, updatable = false)
  @ColumnDefault("current_timestamp")
  private Instant createdAt;

  @Column(name = "last_seen_at")
  private Instant lastSeenAt;

  protected User() {}

  public User(String email, String displayName) {
    this.email = email.strip().toLowerCase(Locale.ROOT);
    this.displayName = displayName;
  }

  public String getEmail() {
    return email;
  }

  public String getDisplayName() {
    return displayName;
  }

  public Role getRole() {
    return role;
  }

  public void prefer(String what, Object choice) {
    preferences.put(what, choice);
  }

  public Map<String, Object> getPreferences() {
    return Map.copyOf(preferences);
  }

  public void limitTokens(long perMonth) {
    monthlyTokenBudget = perMonth;
  }

  public boolean maySpend(long tokens, long spentThisMonth) {
    return active && (monthlyTokenBudget == null || spentThisMonth + tokens <= monthlyTokenBudget);
  }

  public void seen(Instant when) {
    lastSeenAt = when;
  }

  public Optional<Instant> getLastSeenAt() {
    return Optional.ofNullable(lastSeenAt);
  }

  public String getTimeZone() {
    return timeZone;
  }

  public Instant getCreatedAt() {
    return createdAt;
  }
}

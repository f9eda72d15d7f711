package dev.aludel.examples.statementanalyzer.model;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.CreationTimestamp;

/** Somebody who signs in. */
@Entity
@Table(
    name = "users",
    comment = "People who sign in",
    uniqueConstraints = @UniqueConstraint(name = "users_email_key", columnNames = "email"),
    check = @CheckConstraint(name = "users_email_check", constraint = "email like '%_@_%'"))
public class User extends Identified {

  @Column(nullable = false, length = 320)
  private String email;

  @Column(name = "password_hash", nullable = false, length = 100)
  private String passwordHash;

  @Column(name = "display_name", nullable = false, length = 120)
  private String displayName;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 20)
  @ColumnDefault("'OWNER'")
  private Role role = Role.OWNER;

  @Column(name = "is_active", nullable = false)
  @ColumnDefault("true")
  private boolean active = true;

  @CreationTimestamp
  @Column(name = "created_at", nullable = false, updatable = false)
  @ColumnDefault("current_timestamp")
  private Instant createdAt;

  @Column(name = "last_login_at")
  private Instant lastLoginAt;

  protected User() {}

  public User(String email, String passwordHash, String displayName) {
    this.email = email.strip().toLowerCase(Locale.ROOT);
    this.passwordHash = passwordHash;
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

  public boolean isActive() {
    return active;
  }

  public void deactivate() {
    active = false;
  }

  public boolean verifies(String hash) {
    return active && passwordHash.equals(hash);
  }

  public void signedIn(Instant when) {
    lastLoginAt = when;
  }

  public Optional<Instant> getLastLoginAt() {
    return Optional.ofNullable(lastLoginAt);
  }

  public Instant getCreatedAt() {
    return createdAt;
  }
}

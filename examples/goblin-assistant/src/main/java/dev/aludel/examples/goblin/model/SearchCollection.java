package dev.aludel.examples.goblin.model;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Length;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.type.SqlTypes;

/** Documents that are searched together; its user may share it with all others. */
@Entity
@Table(
    name = "search_collections",
    uniqueConstraints =
        @UniqueConstraint(
            name = "search_collections_user_id_name_key",
            columnNames = {"user_id", "name"}),
    check =
        @CheckConstraint(
            name = "search_collections_dimensions_check",
            constraint = "dimensions between 1 and 4096"))
public class SearchCollection extends Identified {

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "user_id")
  @OnDelete(action = OnDeleteAction.CASCADE)
  private User user;

  @Column(nullable = false, length = 120)
  private String name;

  @Column(length = Length.LONG32)
  private String description;

  @Column(name = "is_shared", nullable = false, comment = "Whether everybody may search it")
  @ColumnDefault("false")
  private boolean shared;

  @Column(nullable = false, comment = "Of each document's embedding")
  private short dimensions;

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(nullable = false)
  @ColumnDefault("'{}'")
  private Map<String, Object> settings = new HashMap<>();

  @CreationTimestamp
  @Column(name = "created_at", nullable = false, updatable = false)
  @ColumnDefault("current_timestamp")
  private Instant createdAt;

  protected SearchCollection() {}

  public SearchCollection(User user, String name, int dimensions) {
    this.user = user;
    this.name = name;
    this.dimensions = (short) dimensions;
  }

  public User getUser() {
    return user;
  }

  public String getName() {
    return name;
  }

  public int getDimensions() {
    return dimensions;
  }

  public void describe(String text) {
    description = text;
  }

  public Optional<String> getDescription() {
    return Optional.ofNullable(description);
  }

  public void share() {
    shared = true;
  }

  public boolean isVisibleTo(User somebody) {
    return shared || user.equals(somebody);
  }

  public void set(String setting, Object value) {
    settings.put(setting, value);
  }

  public Map<String, Object> getSettings() {
    return Map.copyOf(settings);
  }

  public Instant getCreatedAt() {
    return createdAt;
  }
}

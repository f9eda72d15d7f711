package dev.aludel.examples.goblin.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.type.SqlTypes;

/** What holds for all users, by its name. */
@Entity
@Table(
    name = "global_settings",
    indexes = @Index(name = "global_settings_updated_by_id_idx", columnList = "updated_by_id"))
public class GlobalSetting {

  @Id
  @Column(length = 100)
  private String name;

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(name = "setting_value", nullable = false)
  private Object value;

  @Column(length = 500)
  private String description;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "updated_by_id")
  @OnDelete(action = OnDeleteAction.SET_NULL)
  private User updatedBy;

  @UpdateTimestamp
  @Column(name = "updated_at", nullable = false)
  @ColumnDefault("current_timestamp")
  private Instant updatedAt;

  @Version
  @Column(nullable = false)
  @ColumnDefault("0")
  private int version;

  protected GlobalSetting() {}

  public GlobalSetting(String name, Object value, String description) {
    this.name = name;
    this.value = value;
    this.description = description;
  }

  public String getName() {
    return name;
  }

  public Object getValue() {
    return value;
  }

  public Optional<String> getDescription() {
    return Optional.ofNullable(description);
  }

  public void change(Object newValue, User by) {
    value = newValue;
    updatedBy = by;
  }

  public Optional<User> getUpdatedBy() {
    return Optional.ofNullable(updatedBy);
  }

  public Instant getUpdatedAt() {
    return updatedAt;
  }
}

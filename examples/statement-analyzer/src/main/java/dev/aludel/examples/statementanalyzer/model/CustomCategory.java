package dev.aludel.examples.statementanalyzer.model;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.util.Optional;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** A user's own category; it may be part of another one. */
@Entity
@Table(
    name = "custom_categories",
    uniqueConstraints =
        @UniqueConstraint(
            name = "custom_categories_user_id_name_key",
            columnNames = {"user_id", "name"}),
    indexes = @Index(name = "custom_categories_parent_id_idx", columnList = "parent_id"),
    check =
        @CheckConstraint(name = "custom_categories_parent_check", constraint = "parent_id <> id"))
public class CustomCategory extends Identified {

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "user_id")
  @OnDelete(action = OnDeleteAction.CASCADE)
  private User user;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "parent_id")
  @OnDelete(action = OnDeleteAction.SET_NULL)
  private CustomCategory parent;

  @Column(nullable = false, length = 80)
  private String name;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 10)
  private CategoryKind kind;

  @Column(length = 7, comment = "As #rrggbb")
  private String color;

  @Column(name = "sort_order", nullable = false)
  @ColumnDefault("0")
  private int sortOrder;

  protected CustomCategory() {}

  public CustomCategory(User user, String name, CategoryKind kind) {
    this.user = user;
    this.name = name;
    this.kind = kind;
  }

  public User getUser() {
    return user;
  }

  public String getName() {
    return name;
  }

  public CategoryKind getKind() {
    return kind;
  }

  public Optional<CustomCategory> getParent() {
    return Optional.ofNullable(parent);
  }

  public void moveUnder(CustomCategory newParent) {
    if (newParent == this || newParent.isUnder(this)) {
      throw new IllegalArgumentException(name + " cannot be a part of itself");
    }
    parent = newParent;
  }

  private boolean isUnder(CustomCategory other) {
    return parent != null && (parent == other || parent.isUnder(other));
  }

  public void show(String newColor, int place) {
    color = newColor;
    sortOrder = place;
  }

  public Optional<String> getColor() {
    return Optional.ofNullable(color);
  }

  public int getSortOrder() {
    return sortOrder;
  }
}

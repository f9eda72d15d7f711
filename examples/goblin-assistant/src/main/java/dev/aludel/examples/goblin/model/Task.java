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
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Length;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.type.SqlTypes;

/** Something that the assistant is to do; it may be a part of another task. */
@Entity
@Table(
    name = "tasks",
    comment = "What the assistant is to do",
    uniqueConstraints =
        @UniqueConstraint(
            name = "tasks_user_id_request_key_key",
            columnNames = {"user_id", "request_key"}),
    indexes = {
      @Index(name = "tasks_user_id_status_idx", columnList = "user_id, status"),
      @Index(name = "tasks_parent_id_idx", columnList = "parent_id"),
      @Index(
          name = "tasks_open_due_at_idx",
          columnList = "due_at",
          options = "where completed_at is null")
    },
    check = {
      @CheckConstraint(name = "tasks_priority_check", constraint = "priority between 1 and 5"),
      @CheckConstraint(name = "tasks_parent_check", constraint = "parent_id <> id"),
      @CheckConstraint(
          name = "tasks_completed_check",
          constraint = "(status in ('DONE','FAILED','CANCELLED')) = (completed_at is not null)")
    })
public class Task extends Identified {

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "user_id")
  @OnDelete(action = OnDeleteAction.CASCADE)
  private User user;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "parent_id")
  @OnDelete(action = OnDeleteAction.CASCADE)
  private Task parent;

  @Column(
      name = "request_key",
      length = 80,
      comment = "The client's own, so that a request sent twice is one task")
  private String requestKey;

  @Column(nullable = false, length = 200)
  private String title;

  @Column(length = Length.LONG32)
  private String instructions;

  @JdbcTypeCode(SqlTypes.NAMED_ENUM)
  @Column(nullable = false)
  @ColumnDefault("'PENDING'")
  private TaskStatus status = TaskStatus.PENDING;

  @Column(nullable = false)
  @ColumnDefault("3")
  private short priority = 3;

  @Column(nullable = false, length = 40)
  private List<String> tags = new ArrayList<>();

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(nullable = false)
  @ColumnDefault("'{}'")
  private Map<String, Object> input = new HashMap<>();

  @JdbcTypeCode(SqlTypes.JSON)
  private Map<String, Object> result;

  @Column(name = "due_at")
  private Instant dueAt;

  @CreationTimestamp
  @Column(name = "created_at", nullable = false, updatable = false)
  @ColumnDefault("current_timestamp")
  private Instant createdAt;

  @UpdateTimestamp
  @Column(name = "updated_at", nullable = false)
  @ColumnDefault("current_timestamp")
  private Instant updatedAt;

  @Column(name = "completed_at")
  private Instant completedAt;

  @Version
  @Column(nullable = false)
  @ColumnDefault("0")
  private int version;

  protected Task() {}

  public Task(User user, String title) {
    this.user = user;
    this.title = title;
  }

  /** A part of this task. */
  public Task part(String partTitle) {
    Task part = new Task(user, partTitle);
    part.parent = this;
    part.priority = priority;
    return part;
  }

  public User getUser() {
    return user;
  }

  public Optional<Task> getParent() {
    return Optional.ofNullable(parent);
  }

  public String getTitle() {
    return title;
  }

  public Optional<String> getInstructions() {
    return Optional.ofNullable(instructions);
  }

  public void ask(String what, Map<String, Object> with, String key) {
    instructions = what;
    input = new HashMap<>(with);
    requestKey = key;
  }

  public Map<String, Object> getInput() {
    return Map.copyOf(input);
  }

  public void tag(String tag) {
    tags.add(tag);
  }

  public List<String> getTags() {
    return List.copyOf(tags);
  }

  public void dueAt(Instant when, int newPriority) {
    dueAt = when;
    priority = (short) newPriority;
  }

  public TaskStatus getStatus() {
    return status;
  }

  /** Goes on; a task that is over stays as it is. */
  public void reaches(TaskStatus next, Instant when) {
    if (completedAt != null) {
      throw new IllegalStateException(title + " is " + status);
    }
    status = next;
    completedAt = next.compareTo(TaskStatus.DONE) >= 0 ? when : null;
  }

  public void finish(Map<String, Object> found, Instant when) {
    reaches(TaskStatus.DONE, when);
    result = Map.copyOf(found);
  }

  public Map<String, Object> getResult() {
    return result == null ? Map.of() : Map.copyOf(result);
  }

  public Optional<Instant> getCompletedAt() {
    return Optional.ofNullable(completedAt);
  }
}

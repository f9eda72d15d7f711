package dev.aludel.examples.goblin.model;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.Length;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.type.SqlTypes;

/** One answer of a model, as it came in. */
@Entity
@Table(
    name = "streams",
    comment = "Answers of models, as they came in",
    indexes = {
      @Index(name = "streams_user_id_started_at_idx", columnList = "user_id, started_at desc"),
      @Index(name = "streams_task_id_idx", columnList = "task_id"),
      @Index(name = "streams_model_config_id_idx", columnList = "model_config_id")
    },
    check = {
      @CheckConstraint(
          name = "streams_tokens_check",
          constraint = "prompt_tokens >= 0 and completion_tokens >= 0"),
      @CheckConstraint(
          name = "streams_ended_check",
          constraint = "(status = 'OPEN') = (ended_at is null)")
    })
public class Stream extends Identified {

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "user_id")
  @OnDelete(action = OnDeleteAction.CASCADE)
  private User user;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "task_id")
  @OnDelete(action = OnDeleteAction.CASCADE)
  private Task task;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "model_config_id")
  @OnDelete(action = OnDeleteAction.SET_NULL)
  private ModelConfig model;

  @JdbcTypeCode(SqlTypes.NAMED_ENUM)
  @Column(nullable = false)
  @ColumnDefault("'OPEN'")
  private StreamStatus status = StreamStatus.OPEN;

  @Column(nullable = false, length = Length.LONG32)
  private String prompt;

  @Column(name = "prompt_tokens", nullable = false)
  @ColumnDefault("0")
  private int promptTokens;

  @Column(name = "completion_tokens", nullable = false)
  @ColumnDefault("0")
  private int completionTokens;

  @Column(name = "error_message", length = 1000)
  private String errorMessage;

  @CreationTimestamp
  @Column(name = "started_at", nullable = false, updatable = false)
  @ColumnDefault("current_timestamp")
  private Instant startedAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  protected Stream() {}

  public Stream(Task task, ModelConfig model, String prompt) {
    this.user = task.getUser();
    this.task = task;
    this.model = model;
    this.prompt = prompt;
  }

  public User getUser() {
    return user;
  }

  public Optional<Task> getTask() {
    return Optional.ofNullable(task);
  }

  public Optional<ModelConfig> getModel() {
    return Optional.ofNullable(model);
  }

  public String getPrompt() {
    return prompt;
  }

  public StreamStatus getStatus() {
    return status;
  }

  public void complete(int tokensIn, int tokensOut, Instant when) {
    status = StreamStatus.COMPLETED;
    promptTokens = tokensIn;
    completionTokens = tokensOut;
    endedAt = when;
  }

  public void fail(String why, Instant when) {
    status = StreamStatus.FAILED;
    errorMessage = why;
    endedAt = when;
  }

  public int tokens() {
    return promptTokens + completionTokens;
  }

  public Optional<String> getErrorMessage() {
    return Optional.ofNullable(errorMessage);
  }

  /** How long it took, once it has ended. */
  public Optional<Duration> duration() {
    return Optional.ofNullable(endedAt).map(end -> Duration.between(startedAt, end));
  }
}

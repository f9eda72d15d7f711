package dev.aludel.examples.statementanalyzer.model;

import jakarta.persistence.CheckConstraint;
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
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;

/** The analysis of one bank statement, from its upload to the end. */
@Entity
@Table(
    name = "session_states",
    comment = "Analyses of bank statements",
    indexes = {
      @Index(name = "session_states_client_id_idx", columnList = "client_id"),
      @Index(
          name = "session_states_user_id_started_at_idx",
          columnList = "user_id, started_at desc")
    },
    check =
        @CheckConstraint(
            name = "session_states_period_check",
            constraint = "period_end >= period_start"))
public class SessionState {

  @Id @UuidGenerator private UUID id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "user_id")
  @OnDelete(action = OnDeleteAction.CASCADE)
  private User user;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "client_id")
  @OnDelete(action = OnDeleteAction.CASCADE)
  private Client client;

  @JdbcTypeCode(SqlTypes.NAMED_ENUM)
  @Column(nullable = false)
  @ColumnDefault("'UPLOADED'")
  private SessionStatus status = SessionStatus.UPLOADED;

  @Column(name = "file_name", nullable = false)
  private String fileName;

  @Column(name = "period_start", nullable = false)
  private LocalDate periodStart;

  @Column(name = "period_end", nullable = false)
  private LocalDate periodEnd;

  @Column(nullable = false)
  @ColumnDefault("0")
  private short progress;

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(nullable = false, comment = "What the user chose on the way, by step")
  @ColumnDefault("'{}'")
  private Map<String, Object> settings = new HashMap<>();

  @CreationTimestamp
  @Column(name = "started_at", nullable = false, updatable = false)
  @ColumnDefault("current_timestamp")
  private Instant startedAt;

  @Column(name = "finished_at")
  private Instant finishedAt;

  @Version
  @Column(nullable = false)
  @ColumnDefault("0")
  private int version;

  protected SessionState() {}

  public SessionState(Client client, String fileName, LocalDate periodStart, LocalDate periodEnd) {
    if (periodEnd.isBefore(periodStart)) {
      throw new IllegalArgumentException("A statement cannot end before it starts");
    }
    this.user = client.getUser();
    this.client = client;
    this.fileName = fileName;
    this.periodStart = periodStart;
    this.periodEnd = periodEnd;
  }

  public UUID getId() {
    return id;
  }

  public User getUser() {
    return user;
  }

  public Client getClient() {
    return client;
  }

  public String getFileName() {
    return fileName;
  }

  public SessionStatus getStatus() {
    return status;
  }

  public void reaches(SessionStatus next, int percent) {
    status = next;
    progress = (short) Math.max(progress, percent);
  }

  public void finish(Instant when) {
    reaches(SessionStatus.RECONCILED, 100);
    finishedAt = when;
  }

  public boolean isFinished() {
    return finishedAt != null;
  }

  public boolean covers(LocalDate day) {
    return !day.isBefore(periodStart) && !day.isAfter(periodEnd);
  }

  public void choose(String step, Object choice) {
    settings.put(step, choice);
  }

  public Map<String, Object> getSettings() {
    return Map.copyOf(settings);
  }

  public Instant getStartedAt() {
    return startedAt;
  }

  public int getVersion() {
    return version;
  }
}

package dev.aludel.examples.statementanalyzer.model;

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
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.UpdateTimestamp;

/** What the analyzer has learned from the decisions of a client's user. */
@Entity
@Table(
    name = "learned_rules",
    uniqueConstraints =
        @UniqueConstraint(
            name = "learned_rules_client_id_token_key",
            columnNames = {"client_id", "token"}),
    indexes = {
      @Index(name = "learned_rules_category_id_idx", columnList = "category_id"),
      @Index(name = "learned_rules_learned_from_id_idx", columnList = "learned_from_id")
    },
    check =
        @CheckConstraint(
            name = "learned_rules_confidence_check",
            constraint = "confidence between 0 and 1"))
public class LearnedRule extends Identified {

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "client_id")
  @OnDelete(action = OnDeleteAction.CASCADE)
  private Client client;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "category_id")
  @OnDelete(action = OnDeleteAction.CASCADE)
  private CustomCategory category;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "learned_from_id")
  @OnDelete(action = OnDeleteAction.SET_NULL)
  private Transaction learnedFrom;

  @Column(nullable = false, length = 200)
  private String token;

  @Column(nullable = false, precision = 4, scale = 3)
  @ColumnDefault("0.500")
  private BigDecimal confidence = new BigDecimal("0.500");

  @Column(nullable = false)
  @ColumnDefault("0")
  private long hits;

  @UpdateTimestamp
  @Column(name = "updated_at", nullable = false)
  @ColumnDefault("current_timestamp")
  private Instant updatedAt;

  protected LearnedRule() {}

  public LearnedRule(Transaction learnedFrom, CustomCategory category, String token) {
    this.client = learnedFrom.getClient();
    this.learnedFrom = learnedFrom;
    this.category = category;
    this.token = token.toLowerCase(Locale.ROOT);
  }

  public Client getClient() {
    return client;
  }

  public CustomCategory getCategory() {
    return category;
  }

  public Optional<Transaction> getLearnedFrom() {
    return Optional.ofNullable(learnedFrom);
  }

  public String getToken() {
    return token;
  }

  public BigDecimal getConfidence() {
    return confidence;
  }

  public long getHits() {
    return hits;
  }

  /** Half of the way to certainty that is left, or half of what there was. */
  public void applied(boolean accepted) {
    hits++;
    BigDecimal towards = accepted ? BigDecimal.ONE : BigDecimal.ZERO;
    confidence = confidence.add(towards).divide(BigDecimal.valueOf(2), 3, RoundingMode.HALF_EVEN);
  }

  public Instant getUpdatedAt() {
    return updatedAt;
  }
}

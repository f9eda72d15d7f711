package dev.aludel.examples.statementanalyzer.model;

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
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.Length;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** What comparing one transaction with the books came to. */
@Entity
@Table(
    name = "reconciliations",
    uniqueConstraints =
        @UniqueConstraint(
            name = "reconciliations_session_id_transaction_id_key",
            columnNames = {"session_id", "transaction_id"}),
    indexes = {
      @Index(name = "reconciliations_transaction_id_idx", columnList = "transaction_id"),
      @Index(name = "reconciliations_decided_by_id_idx", columnList = "decided_by_id"),
      @Index(
          name = "reconciliations_unmatched_idx",
          columnList = "session_id",
          options = "where status = 'UNMATCHED'")
    })
public class Reconciliation extends Identified {

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "session_id")
  @OnDelete(action = OnDeleteAction.CASCADE)
  private SessionState session;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "transaction_id")
  @OnDelete(action = OnDeleteAction.CASCADE)
  private Transaction transaction;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "decided_by_id")
  @OnDelete(action = OnDeleteAction.SET_NULL)
  private User decidedBy;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 10)
  @ColumnDefault("'UNMATCHED'")
  private ReconciliationStatus status = ReconciliationStatus.UNMATCHED;

  @Column(name = "book_amount", precision = 15, scale = 2)
  private BigDecimal bookAmount;

  @Column(name = "decided_at")
  private Instant decidedAt;

  @Column(length = Length.LONG32)
  private String note;

  protected Reconciliation() {}

  public Reconciliation(Transaction transaction) {
    this.session = transaction.getSession();
    this.transaction = transaction;
  }

  public SessionState getSession() {
    return session;
  }

  public Transaction getTransaction() {
    return transaction;
  }

  public ReconciliationStatus getStatus() {
    return status;
  }

  public void compareWith(BigDecimal amountInBooks, User user, Instant when) {
    bookAmount = amountInBooks;
    status =
        difference().signum() == 0 ? ReconciliationStatus.MATCHED : ReconciliationStatus.PARTIAL;
    decidedBy = user;
    decidedAt = when;
  }

  public void ignore(String why, User user, Instant when) {
    status = ReconciliationStatus.IGNORED;
    note = why;
    decidedBy = user;
    decidedAt = when;
  }

  /** What the statement says beyond the books. */
  public BigDecimal difference() {
    return bookAmount == null
        ? transaction.signedAmount()
        : transaction.signedAmount().subtract(bookAmount);
  }

  public Optional<User> getDecidedBy() {
    return Optional.ofNullable(decidedBy);
  }

  public Optional<Instant> getDecidedAt() {
    return Optional.ofNullable(decidedAt);
  }

  public Optional<String> getNote() {
    return Optional.ofNullable(note);
  }
}

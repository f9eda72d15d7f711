package dev.aludel.examples.statementanalyzer.model;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** Whether a statement as a whole agrees with itself. */
@Entity
@Table(
    name = "overall_reconciliations",
    check =
        @CheckConstraint(
            name = "overall_reconciliations_totals_check",
            constraint = "total_debits >= 0 and total_credits >= 0"))
public class OverallReconciliation extends Identified {

  @OneToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "session_id")
  @OnDelete(action = OnDeleteAction.CASCADE)
  private SessionState session;

  @Column(name = "opening_balance", nullable = false, precision = 15, scale = 2)
  private BigDecimal openingBalance;

  @Column(name = "closing_balance", nullable = false, precision = 15, scale = 2)
  private BigDecimal closingBalance;

  @Column(name = "total_debits", nullable = false, precision = 15, scale = 2)
  @ColumnDefault("0")
  private BigDecimal totalDebits = BigDecimal.ZERO;

  @Column(name = "total_credits", nullable = false, precision = 15, scale = 2)
  @ColumnDefault("0")
  private BigDecimal totalCredits = BigDecimal.ZERO;

  @Column(name = "is_balanced", nullable = false)
  @ColumnDefault("false")
  private boolean balanced;

  @Column(name = "completed_at")
  private Instant completedAt;

  protected OverallReconciliation() {}

  public OverallReconciliation(
      SessionState session, BigDecimal openingBalance, BigDecimal closingBalance) {
    this.session = session;
    this.openingBalance = openingBalance;
    this.closingBalance = closingBalance;
  }

  public SessionState getSession() {
    return session;
  }

  public void complete(List<Transaction> transactions, Instant when) {
    totalDebits = total(transactions, -1).negate();
    totalCredits = total(transactions, 1);
    balanced = difference().signum() == 0;
    completedAt = when;
  }

  private static BigDecimal total(List<Transaction> transactions, int sign) {
    return transactions.stream()
        .map(Transaction::signedAmount)
        .filter(amount -> amount.signum() == sign)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** What the closing balance has beyond what the transactions explain. */
  public BigDecimal difference() {
    return closingBalance.subtract(openingBalance.add(totalCredits).subtract(totalDebits));
  }

  public boolean isBalanced() {
    return balanced;
  }

  public Optional<Instant> getCompletedAt() {
    return Optional.ofNullable(completedAt);
  }
}

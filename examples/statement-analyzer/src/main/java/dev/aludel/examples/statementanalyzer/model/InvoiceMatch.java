package dev.aludel.examples.statementanalyzer.model;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** A transaction that pays an invoice, or a part of it. */
@Entity
@Table(
    name = "invoice_matches",
    indexes = @Index(name = "invoice_matches_transaction_id_idx", columnList = "transaction_id"),
    check = @CheckConstraint(name = "invoice_matches_amount_check", constraint = "amount > 0"))
public class InvoiceMatch {

  /** Which transaction pays which invoice. */
  @Embeddable
  public record Key(
      @Column(name = "invoice_id") Long invoiceId,
      @Column(name = "transaction_id") Long transactionId)
      implements Serializable {}

  @EmbeddedId private Key id;

  @MapsId("invoiceId")
  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "invoice_id")
  @OnDelete(action = OnDeleteAction.CASCADE)
  private Invoice invoice;

  @MapsId("transactionId")
  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "transaction_id")
  @OnDelete(action = OnDeleteAction.CASCADE)
  private Transaction transaction;

  @Column(nullable = false, precision = 15, scale = 2)
  private BigDecimal amount;

  @Column(nullable = false, precision = 4, scale = 3)
  private BigDecimal confidence;

  @Column(name = "is_confirmed", nullable = false)
  @ColumnDefault("false")
  private boolean confirmed;

  @CreationTimestamp
  @Column(name = "matched_at", nullable = false, updatable = false)
  @ColumnDefault("current_timestamp")
  private Instant matchedAt;

  protected InvoiceMatch() {}

  public InvoiceMatch(Invoice invoice, Transaction transaction, BigDecimal confidence) {
    this.id = new Key(invoice.getId(), transaction.getId());
    this.invoice = invoice;
    this.transaction = transaction;
    this.amount = transaction.getAmount().min(invoice.grossAmount());
    this.confidence = confidence;
  }

  public Key getId() {
    return id;
  }

  public Invoice getInvoice() {
    return invoice;
  }

  public Transaction getTransaction() {
    return transaction;
  }

  public BigDecimal getAmount() {
    return amount;
  }

  public BigDecimal getConfidence() {
    return confidence;
  }

  public boolean isConfirmed() {
    return confirmed;
  }

  public void confirm() {
    confirmed = true;
    invoice.paid(amount);
  }

  public Instant getMatchedAt() {
    return matchedAt;
  }
}

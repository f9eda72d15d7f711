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
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.type.SqlTypes;

/** An invoice that transactions may pay. */
@Entity
@Table(
    name = "invoices",
    uniqueConstraints =
        @UniqueConstraint(
            name = "invoices_client_id_kind_number_key",
            columnNames = {"client_id", "kind", "number"}),
    indexes = {
      @Index(name = "invoices_client_id_due_on_idx", columnList = "client_id, due_on"),
      @Index(name = "invoices_counterparty_idx", columnList = "(lower(counterparty))")
    },
    check = {
      @CheckConstraint(
          name = "invoices_amounts_check",
          constraint = "net_amount >= 0 and vat_amount >= 0"),
      @CheckConstraint(name = "invoices_due_on_check", constraint = "due_on >= issued_on")
    })
public class Invoice extends Identified {

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "client_id")
  @OnDelete(action = OnDeleteAction.CASCADE)
  private Client client;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 10)
  private InvoiceKind kind;

  @Column(nullable = false, length = 40)
  private String number;

  @Column(nullable = false, length = 200)
  private String counterparty;

  @JdbcTypeCode(SqlTypes.NAMED_ENUM)
  @Column(nullable = false)
  @ColumnDefault("'OPEN'")
  private InvoiceStatus status = InvoiceStatus.OPEN;

  @Column(name = "issued_on", nullable = false)
  private LocalDate issuedOn;

  @Column(name = "due_on")
  private LocalDate dueOn;

  @Column(name = "net_amount", nullable = false, precision = 15, scale = 2)
  private BigDecimal netAmount;

  @Column(name = "vat_amount", nullable = false, precision = 15, scale = 2)
  @ColumnDefault("0")
  private BigDecimal vatAmount = BigDecimal.ZERO;

  @Column(comment = "The invoice as a PDF")
  private byte[] document;

  protected Invoice() {}

  public Invoice(
      Client client, InvoiceKind kind, String number, String counterparty, LocalDate issuedOn) {
    this.client = client;
    this.kind = kind;
    this.number = number;
    this.counterparty = counterparty;
    this.issuedOn = issuedOn;
    this.netAmount = BigDecimal.ZERO;
  }

  public Client getClient() {
    return client;
  }

  public String getNumber() {
    return number;
  }

  public String getCounterparty() {
    return counterparty;
  }

  public InvoiceStatus getStatus() {
    return status;
  }

  public void charge(BigDecimal net, BigDecimal vat, LocalDate due) {
    netAmount = net;
    vatAmount = vat;
    dueOn = due;
  }

  public BigDecimal grossAmount() {
    return netAmount.add(vatAmount);
  }

  /** What a payment of this invoice looks like on a statement. */
  public Direction paidBy() {
    return kind == InvoiceKind.ISSUED ? Direction.CREDIT : Direction.DEBIT;
  }

  public boolean isOverdue(LocalDate today) {
    return status != InvoiceStatus.PAID && dueOn != null && dueOn.isBefore(today);
  }

  public long daysOpen(LocalDate today) {
    return ChronoUnit.DAYS.between(issuedOn, today);
  }

  public void paid(BigDecimal amount) {
    status = amount.compareTo(grossAmount()) < 0 ? InvoiceStatus.PARTLY_PAID : InvoiceStatus.PAID;
  }

  public Optional<byte[]> getDocument() {
    return Optional.ofNullable(document).map(byte[]::clone);
  }

  public void attach(byte[] pdf) {
    document = pdf.clone();
  }
}

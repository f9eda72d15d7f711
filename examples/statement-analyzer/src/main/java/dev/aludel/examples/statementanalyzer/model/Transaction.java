package dev.aludel.examples.statementanalyzer.model;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.type.SqlTypes;

/** One line of a bank statement. */
@Entity
@Table(
    name = "transactions",
    comment = "Lines of bank statements",
    uniqueConstraints =
        @UniqueConstraint(
            name = "transactions_session_id_line_number_key",
            columnNames = {"session_id", "line_number"}),
    indexes = {
      @Index(
          name = "transactions_client_id_booked_on_idx",
          columnList = "client_id, booked_on desc"),
      @Index(name = "transactions_session_id_booked_on_idx", columnList = "session_id, booked_on"),
      @Index(name = "transactions_category_id_idx", columnList = "category_id"),
      @Index(name = "transactions_booked_on_idx", columnList = "booked_on")
    },
    check = @CheckConstraint(name = "transactions_amount_check", constraint = "amount >= 0"))
public class Transaction extends Identified {

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "client_id")
  @OnDelete(action = OnDeleteAction.CASCADE)
  private Client client;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "session_id")
  @OnDelete(action = OnDeleteAction.CASCADE)
  private SessionState session;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "category_id")
  @OnDelete(action = OnDeleteAction.SET_NULL)
  private CustomCategory category;

  @Column(name = "line_number", nullable = false)
  private int lineNumber;

  @Column(name = "booked_on", nullable = false)
  private LocalDate bookedOn;

  @Column(name = "executed_at", comment = "In the bank's own time, as its statement says")
  private LocalDateTime executedAt;

  @Column(nullable = false, length = 500)
  private String description;

  @Column(length = 140)
  private String reference;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 6)
  private Direction direction;

  @Column(nullable = false, precision = 15, scale = 2)
  private BigDecimal amount;

  @Column(name = "balance_after", precision = 15, scale = 2)
  private BigDecimal balanceAfter;

  @Column(name = "is_reviewed", nullable = false)
  @ColumnDefault("false")
  private boolean reviewed;

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(name = "raw_line", comment = "The line as it was read")
  private Map<String, String> rawLine;

  @CreationTimestamp
  @Column(name = "imported_at", nullable = false, updatable = false)
  @ColumnDefault("current_timestamp")
  private Instant importedAt;

  @ElementCollection
  @CollectionTable(
      name = "transaction_merchants",
      joinColumns = @JoinColumn(name = "transaction_id"))
  @OrderColumn(name = "rank")
  @OnDelete(action = OnDeleteAction.CASCADE)
  private List<Merchant> merchants = new ArrayList<>();

  protected Transaction() {}

  public Transaction(
      SessionState session,
      int lineNumber,
      LocalDate bookedOn,
      String description,
      BigDecimal signedAmount) {
    this.client = session.getClient();
    this.session = session;
    this.lineNumber = lineNumber;
    this.bookedOn = bookedOn;
    this.description = description;
    this.direction = signedAmount.signum() < 0 ? Direction.DEBIT : Direction.CREDIT;
    this.amount = signedAmount.abs().setScale(2, RoundingMode.HALF_EVEN);
  }

  public Client getClient() {
    return client;
  }

  public SessionState getSession() {
    return session;
  }

  public int getLineNumber() {
    return lineNumber;
  }

  public LocalDate getBookedOn() {
    return bookedOn;
  }

  public String getDescription() {
    return description;
  }

  public Optional<String> getReference() {
    return Optional.ofNullable(reference);
  }

  public BigDecimal getAmount() {
    return amount;
  }

  /** Negative when the money left the account. */
  public BigDecimal signedAmount() {
    return direction == Direction.DEBIT ? amount.negate() : amount;
  }

  public Optional<BigDecimal> getBalanceAfter() {
    return Optional.ofNullable(balanceAfter);
  }

  public Optional<CustomCategory> getCategory() {
    return Optional.ofNullable(category);
  }

  public void categorize(CustomCategory newCategory) {
    category = newCategory;
    reviewed = true;
  }

  public boolean isReviewed() {
    return reviewed;
  }

  public void readFrom(Map<String, String> line, LocalDateTime executed, BigDecimal balance) {
    rawLine = Map.copyOf(line);
    executedAt = executed;
    balanceAfter = balance;
    reference = line.get("reference");
  }

  public Map<String, String> getRawLine() {
    return rawLine == null ? Map.of() : Map.copyOf(rawLine);
  }

  public Optional<LocalDateTime> getExecutedAt() {
    return Optional.ofNullable(executedAt);
  }

  /** Most likely first. */
  public List<Merchant> getMerchants() {
    return List.copyOf(merchants);
  }

  public void recognize(Merchant merchant) {
    merchants.add(merchant);
    merchants.sort((a, b) -> b.confidence().compareTo(a.confidence()));
  }

  public Instant getImportedAt() {
    return importedAt;
  }
}

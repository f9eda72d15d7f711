package dev.aludel.examples.statementanalyzer.model;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.UUID;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** How VAT is worked out in one session; it shares the session's key. */
@Entity
@Table(
    name = "session_vat_configs",
    check =
        @CheckConstraint(
            name = "session_vat_configs_rates_check",
            constraint = "standard_rate between 0 and 100 and reduced_rate between 0 and 100"))
public class SessionVatConfig {

  @Id
  @Column(name = "session_id")
  private UUID sessionId;

  @MapsId
  @OneToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "session_id")
  @OnDelete(action = OnDeleteAction.CASCADE)
  private SessionState session;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 10)
  @ColumnDefault("'STANDARD'")
  private VatScheme scheme = VatScheme.STANDARD;

  @Column(name = "standard_rate", nullable = false, precision = 5, scale = 2)
  @ColumnDefault("20.00")
  private BigDecimal standardRate = new BigDecimal("20.00");

  @Column(name = "reduced_rate", nullable = false, precision = 5, scale = 2)
  @ColumnDefault("5.00")
  private BigDecimal reducedRate = new BigDecimal("5.00");

  @Column(name = "prices_include_vat", nullable = false)
  @ColumnDefault("true")
  private boolean pricesIncludeVat = true;

  protected SessionVatConfig() {}

  public SessionVatConfig(SessionState session, VatScheme scheme) {
    this.session = session;
    this.scheme = scheme;
  }

  public UUID getSessionId() {
    return sessionId;
  }

  public SessionState getSession() {
    return session;
  }

  public void setRates(BigDecimal standard, BigDecimal reduced) {
    standardRate = standard;
    reducedRate = reduced;
  }

  public void excludeVatFromPrices() {
    pricesIncludeVat = false;
  }

  /** The VAT in, or on top of, an amount. */
  public BigDecimal vatOf(BigDecimal amount, boolean reduced) {
    if (scheme == VatScheme.EXEMPT) {
      return BigDecimal.ZERO;
    }
    BigDecimal rate = reduced ? reducedRate : standardRate;
    BigDecimal hundred = BigDecimal.valueOf(100);
    BigDecimal base = pricesIncludeVat ? hundred.add(rate) : hundred;
    return amount.multiply(rate).divide(base, 2, RoundingMode.HALF_EVEN);
  }
}

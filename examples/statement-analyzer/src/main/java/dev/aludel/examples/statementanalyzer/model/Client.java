package dev.aludel.examples.statementanalyzer.model;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.Length;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.type.SqlTypes;

/** A business whose statements a user analyzes. */
@Entity
@Table(
    name = "clients",
    comment = "Businesses whose statements are analyzed",
    uniqueConstraints =
        @UniqueConstraint(
            name = "clients_user_id_name_key",
            columnNames = {"user_id", "name"}))
public class Client extends Identified {

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "user_id")
  @OnDelete(action = OnDeleteAction.CASCADE)
  private User user;

  @Column(nullable = false, length = 200)
  private String name;

  @Column(name = "vat_number", length = 20)
  private String vatNumber;

  @Embedded private Address address;

  @JdbcTypeCode(SqlTypes.CHAR)
  @Column(nullable = false, length = 3)
  @ColumnDefault("'EUR'")
  private String currency = "EUR";

  @Column(length = Length.LONG32)
  private String notes;

  @CreationTimestamp
  @Column(name = "created_at", nullable = false, updatable = false)
  @ColumnDefault("current_timestamp")
  private Instant createdAt;

  protected Client() {}

  public Client(User user, String name) {
    this.user = user;
    this.name = name;
  }

  public User getUser() {
    return user;
  }

  public String getName() {
    return name;
  }

  public void rename(String newName) {
    name = newName.strip();
  }

  public void movesTo(Address newAddress) {
    address = newAddress;
  }

  public Optional<Address> getAddress() {
    return Optional.ofNullable(address);
  }

  public Optional<String> getVatNumber() {
    return Optional.ofNullable(vatNumber);
  }

  public void registerForVat(String number) {
    vatNumber = number;
  }

  public String getCurrency() {
    return currency;
  }

  public void setCurrency(String code) {
    currency = code;
  }

  public Optional<String> getNotes() {
    return Optional.ofNullable(notes);
  }

  public void note(String text) {
    notes = notes == null ? text : notes + System.lineSeparator() + text;
  }

  public Instant getCreatedAt() {
    return createdAt;
  }
}

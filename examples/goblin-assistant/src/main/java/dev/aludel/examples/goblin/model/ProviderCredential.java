package dev.aludel.examples.goblin.model;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.type.SqlTypes;

/** A user's key for a provider, encrypted: no row tells it without the assistant's own key. */
@Entity
@Table(
    name = "provider_credentials",
    comment = "Users' keys for providers, encrypted",
    uniqueConstraints =
        @UniqueConstraint(
            name = "provider_credentials_user_id_provider_id_label_key",
            columnNames = {"user_id", "provider_id", "label"}),
    indexes = @Index(name = "provider_credentials_provider_id_idx", columnList = "provider_id"),
    check = {
      @CheckConstraint(
          name = "provider_credentials_nonce_check",
          constraint = "length(nonce) = 12"),
      @CheckConstraint(
          name = "provider_credentials_encrypted_key_check",
          constraint = "length(encrypted_key) > 16")
    })
public class ProviderCredential extends Identified {

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "user_id")
  @OnDelete(action = OnDeleteAction.CASCADE)
  private User user;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "provider_id")
  @OnDelete(action = OnDeleteAction.CASCADE)
  private Provider provider;

  @Column(nullable = false, length = 80)
  @ColumnDefault("'default'")
  private String label = "default";

  @Column(
      name = "encrypted_key",
      nullable = false,
      length = 4096,
      comment = "AES-256-GCM, the tag at its end")
  private byte[] encryptedKey;

  @Column(nullable = false, length = 12, comment = "Never used twice with one key")
  private byte[] nonce;

  @Column(name = "key_id", nullable = false, length = 40, comment = "Which key of the assistant's")
  private String keyId;

  @JdbcTypeCode(SqlTypes.CHAR)
  @Column(name = "last_four", nullable = false, length = 4, comment = "What a person knows it by")
  private String lastFour;

  @CreationTimestamp
  @Column(name = "created_at", nullable = false, updatable = false)
  @ColumnDefault("current_timestamp")
  private Instant createdAt;

  @Column(name = "revoked_at")
  private Instant revokedAt;

  protected ProviderCredential() {}

  public ProviderCredential(
      User user, Provider provider, byte[] encryptedKey, byte[] nonce, String keyId, String last) {
    this.user = user;
    this.provider = provider;
    this.encryptedKey = encryptedKey.clone();
    this.nonce = nonce.clone();
    this.keyId = keyId;
    this.lastFour = last;
  }

  public User getUser() {
    return user;
  }

  public Provider getProvider() {
    return provider;
  }

  public void name(String newLabel) {
    label = newLabel;
  }

  public String getLabel() {
    return label;
  }

  public byte[] getEncryptedKey() {
    return encryptedKey.clone();
  }

  public byte[] getNonce() {
    return nonce.clone();
  }

  public String getKeyId() {
    return keyId;
  }

  public String getLastFour() {
    return lastFour;
  }

  public void revoke(Instant when) {
    revokedAt = when;
  }

  public Optional<Instant> getRevokedAt() {
    return Optional.ofNullable(revokedAt);
  }

  public Instant getCreatedAt() {
    return createdAt;
  }
}

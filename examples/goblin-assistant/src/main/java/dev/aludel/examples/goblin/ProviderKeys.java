package dev.aludel.examples.goblin;

import dev.aludel.examples.goblin.Vault.Place;
import dev.aludel.examples.goblin.Vault.Sealed;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Users' keys for providers. The database sees them encrypted, and its logs do, too. */
public final class ProviderKeys {

  private static final int SHOWN = 4;

  private final UserSpace space;
  private final Vault vault;

  public ProviderKeys(UserSpace space, Vault vault) {
    this.space = space;
    this.vault = vault;
  }

  @SuppressWarnings("ArrayRecordComponent") // nobody compares two
  private record Row(byte[] encryptedKey, byte[] nonce, String keyId) {}

  /** Keeps a key in place of the one with that label, if there is one. */
  public void keep(UUID user, UUID provider, String label, String secret) {
    Sealed sealed = vault.seal(secret, new Place(user, provider, label));
    space.in(
        user,
        transaction ->
            transaction.update(
                "INSERT INTO provider_credentials"
                    + " (user_id, provider_id, label, encrypted_key, nonce, key_id, last_four)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (user_id, provider_id, label) DO UPDATE SET"
                    + " encrypted_key = excluded.encrypted_key, nonce = excluded.nonce,"
                    + " key_id = excluded.key_id, last_four = excluded.last_four,"
                    + " revoked_at = NULL",
                user,
                provider,
                label,
                sealed.encrypted(),
                sealed.nonce(),
                sealed.keyId(),
                end(secret)));
  }

  /** What a person knows the key by. */
  static String end(String secret) {
    return secret.length() < 4 * SHOWN
        ? "*".repeat(SHOWN)
        : secret.substring(secret.length() - SHOWN);
  }

  /**
   * The key, unless there is none or it was revoked.
   *
   * @throws IllegalStateException if it does not open
   */
  public Optional<String> find(UUID user, UUID provider, String label) {
    return space
        .in(
            user,
            transaction ->
                transaction.queryFirst(
                    Row.class,
                    "SELECT encrypted_key, nonce, key_id FROM provider_credentials"
                        + " WHERE user_id = ? AND provider_id = ? AND label = ?"
                        + " AND revoked_at IS NULL",
                    user,
                    provider,
                    label))
        .map(
            row ->
                vault.open(
                    new Sealed(row.encryptedKey(), row.nonce(), row.keyId()),
                    new Place(user, provider, label)));
  }

  /** Whether there was one to revoke. */
  public boolean revoke(UUID user, UUID provider, String label, Instant when) {
    return space.in(
        user,
        transaction ->
            transaction.update(
                    "UPDATE provider_credentials SET revoked_at = ?"
                        + " WHERE user_id = ? AND provider_id = ? AND label = ?"
                        + " AND revoked_at IS NULL",
                    when,
                    user,
                    provider,
                    label)
                == 1);
  }
}

package dev.aludel.examples.goblin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts the keys of users with one key of the assistant's own: AES-256 in GCM (NIST SP 800-38D),
 * with a new random nonce of 96 bits each time.
 *
 * <p>A sealed key belongs to its place. Moved to another row, it does not open.
 */
public final class Vault {

  /** 32 bytes in Base64. */
  public static final String KEY_VARIABLE = "GOBLIN_KEY";

  /** The name of that key, which is kept with all that it encrypts. */
  public static final String KEY_ID_VARIABLE = "GOBLIN_KEY_ID";

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKey key;
  private final String keyId;
  private final SecureRandom random = new SecureRandom();

  private Vault(SecretKey key, String keyId) {
    this.key = key;
    this.keyId = keyId;
  }

  /** What is stored of a secret. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares two
  public record Sealed(byte[] encrypted, byte[] nonce, String keyId) {}

  /** Where a secret belongs. */
  public record Place(UUID user, UUID provider, String label) {

    byte[] bytes() {
      return (user + "/" + provider + "/" + label).getBytes(StandardCharsets.UTF_8);
    }
  }

  /**
   * With the key of the environment.
   *
   * @throws IllegalStateException if there is none, or it is no key
   */
  public static Vault of(Map<String, String> environment) {
    String text = environment.getOrDefault(KEY_VARIABLE, "").strip();
    String id = environment.getOrDefault(KEY_ID_VARIABLE, "").strip();
    if (text.isEmpty() || id.isEmpty()) {
      throw new IllegalStateException(
          "There is no key to encrypt providers' keys with. Set %s to 32 bytes in Base64 (openssl rand -base64 32), and %s to a name for it."
              .formatted(KEY_VARIABLE, KEY_ID_VARIABLE));
    }
    return new Vault(new SecretKeySpec(decoded(text), "AES"), id);
  }

  private static byte[] decoded(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      // Without its message, which tells a part of the text.
      throw new IllegalStateException(KEY_VARIABLE + " is not Base64: openssl rand -base64 32");
    }
    if (bytes.length != KEY_BYTES) {
      throw new IllegalStateException(
          "%s has %d bytes, and AES-256 needs %d: openssl rand -base64 32"
              .formatted(KEY_VARIABLE, bytes.length, KEY_BYTES));
    }
    return bytes;
  }

  public Sealed seal(String secret, Place place) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] plain = secret.getBytes(StandardCharsets.UTF_8);
      return new Sealed(cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(plain), nonce, keyId);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + CIPHER, e);
    }
  }

  /**
   * The secret again.
   *
   * @throws IllegalStateException if it was sealed with another key or for another place, or was
   *     changed since
   */
  public String open(Sealed sealed, Place place) {
    if (!sealed.keyId().equals(keyId)) {
      throw new IllegalStateException(
          "This key was encrypted with %s, and %s is %s. Start with that one, or have the user enter the key again."
              .formatted(sealed.keyId(), KEY_ID_VARIABLE, keyId));
    }
    try {
      byte[] plain = cipher(Cipher.DECRYPT_MODE, sealed.nonce(), place).doFinal(sealed.encrypted());
      return new String(plain, StandardCharsets.UTF_8);
    } catch (AEADBadTagException e) {
      throw new IllegalStateException(
          "The key %s of user %s does not open with %s: it was changed, or belongs to another row."
              .formatted(place.label(), place.user(), keyId),
          e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + CIPHER, e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, Place place) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place.bytes());
    return cipher;
  }
}

package dev.aludel.examples.goblin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.examples.goblin.Vault.Place;
import dev.aludel.examples.goblin.Vault.Sealed;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Keys of users, encrypted. */
class VaultTest {

  private static final Place HERE = new Place(UUID.randomUUID(), UUID.randomUUID(), "default");
  private static final String SECRET = "sk-0123456789abcdef";

  private final Vault vault = Goblin.vault();

  @Test
  void whatIsSealedOpensAgainAndIsNotToBeReadBefore() {
    Sealed sealed = vault.seal(SECRET, HERE);

    assertThat(vault.open(sealed, HERE)).isEqualTo(SECRET);
    assertThat(sealed.nonce()).hasSize(12);
    assertThat(sealed.keyId()).isEqualTo("test-1");
    assertThat(new String(sealed.encrypted(), StandardCharsets.ISO_8859_1)).doesNotContain("0123");
  }

  @Test
  void theSameSecretIsNeverSealedTheSameWay() {
    assertThat(vault.seal(SECRET, HERE).encrypted())
        .isNotEqualTo(vault.seal(SECRET, HERE).encrypted());
  }

  @Test
  void aKeyThatWasMovedToAnotherRowDoesNotOpen() {
    Sealed sealed = vault.seal(SECRET, HERE);
    Place elsewhere = new Place(UUID.randomUUID(), HERE.provider(), HERE.label());

    assertThatThrownBy(() -> vault.open(sealed, elsewhere))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("belongs to another row");
  }

  @Test
  void aKeyThatWasChangedDoesNotOpen() {
    Sealed sealed = vault.seal(SECRET, HERE);
    sealed.encrypted()[3] ^= 1;

    assertThatThrownBy(() -> vault.open(sealed, HERE)).hasMessageContaining("was changed");
  }

  @Test
  void anotherKeyOfTheAssistantsIsAskedForByItsName() {
    Sealed sealed = vault.seal(SECRET, HERE);
    Vault newer = Vault.of(Map.of("GOBLIN_KEY", Goblin.key(2), "GOBLIN_KEY_ID", "test-2"));

    assertThatThrownBy(() -> newer.open(sealed, HERE))
        .hasMessage(
            "This key was encrypted with test-1, and GOBLIN_KEY_ID is test-2. Start with that one, or have the user enter the key again.");
  }

  @Test
  void aBadKeyIsToldWithoutShowingIt() {
    assertThatThrownBy(() -> Vault.of(Map.of()))
        .hasMessageContaining("Set GOBLIN_KEY to 32 bytes in Base64");
    assertThatThrownBy(() -> Vault.of(Map.of("GOBLIN_KEY", "c2hvcnQ=", "GOBLIN_KEY_ID", "a")))
        .hasMessage("GOBLIN_KEY has 5 bytes, and AES-256 needs 32: openssl rand -base64 32");
    assertThatThrownBy(() -> Vault.of(Map.of("GOBLIN_KEY", "s3cr§t", "GOBLIN_KEY_ID", "a")))
        .hasMessage("GOBLIN_KEY is not Base64: openssl rand -base64 32")
        .hasNoCause();
  }
}

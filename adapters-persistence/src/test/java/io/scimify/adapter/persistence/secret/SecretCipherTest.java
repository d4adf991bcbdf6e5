package io.scimify.adapter.persistence.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimify.domain.integration.SecretText;
import java.util.Base64;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class SecretCipherTest {
  private static final String OLD = "0123456789abcdef".repeat(4);
  private static final String NEW = Base64.getEncoder().encodeToString(new byte[32]);
  private static final SecretText SECRET = new SecretText("pässwörd 😀");

  private static SecretCipher cipher(String keys) {
    return new SecretCipher(EncryptionKeys.parse(keys));
  }

  @Test
  void whatIsSealedCanBeOpened() {
    String sealed = cipher(OLD).encrypt(SECRET, "here");

    assertThat(cipher(OLD).decrypt(sealed, "here")).isEqualTo(SECRET);
    assertThat(sealed).matches("[0-9a-f]{8}:[A-Za-z0-9+/=]+").doesNotContain("wörd");
  }

  @Test
  void theSameSecretNeverLooksTheSame() {
    SecretCipher cipher = cipher(OLD);

    assertThat(cipher.encrypt(SECRET, "here")).isNotEqualTo(cipher.encrypt(SECRET, "here"));
  }

  @Test
  void isWorthlessElsewhere() {
    String sealed = cipher(OLD).encrypt(SECRET, "here");

    assertThatThrownBy(() -> cipher(OLD).decrypt(sealed, "there"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("there");
  }

  @Test
  void anAlteredSecretIsRefused() {
    String sealed = cipher(OLD).encrypt(SECRET, "here");
    int last = sealed.length() - 6;
    char other = sealed.charAt(last) == 'A' ? 'B' : 'A';
    String altered = sealed.substring(0, last) + other + sealed.substring(last + 1);

    assertThatThrownBy(() -> cipher(OLD).decrypt(altered, "here"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Nested
  class Rotation {
    private final String sealed = cipher(OLD).encrypt(SECRET, "here");

    @Test
    void aFormerKeyStillOpens() {
      SecretCipher rotated = cipher(NEW + "," + OLD);

      assertThat(rotated.decrypt(sealed, "here")).isEqualTo(SECRET);
      assertThat(rotated.isCurrent(sealed)).isFalse();
      assertThat(rotated.isCurrent(rotated.encrypt(SECRET, "here"))).isTrue();
    }

    @Test
    void aMissingKeyIsNamed() {
      assertThatThrownBy(() -> cipher(NEW).decrypt(sealed, "here"))
          .isInstanceOf(UnknownEncryptionKeyException.class)
          .hasMessageContaining(sealed.substring(0, 8))
          .hasMessageContaining("scimify.encryption.key");
    }
  }

  @Nested
  class Keys {
    @Test
    void mayBeAPassphrase() {
      String sealed = cipher("correct horse battery staple").encrypt(SECRET, "here");

      assertThat(cipher("correct horse battery staple").decrypt(sealed, "here")).isEqualTo(SECRET);
    }

    @Test
    void mustNotBeShortOrMissing() {
      assertThatThrownBy(() -> EncryptionKeys.parse("short"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("short\"")
          .hasMessageContaining("scimify.encryption.key");
      assertThatThrownBy(() -> EncryptionKeys.parse(" , "))
          .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void neverPrintThemselves() {
      assertThat(EncryptionKeys.parse(OLD).toString()).doesNotContain(OLD);
    }
  }
}

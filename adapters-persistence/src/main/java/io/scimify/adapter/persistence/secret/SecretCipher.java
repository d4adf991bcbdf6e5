package io.scimify.adapter.persistence.secret;

import io.scimify.domain.integration.SecretText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts secrets with AES-256-GCM for one place each, so that a row's ciphertext is worthless in
 * another row. The result reads {@code {key id}:{base64 of nonce and ciphertext}}.
 */
public final class SecretCipher {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final EncryptionKeys keys;
  private final SecureRandom random = new SecureRandom();

  public SecretCipher(EncryptionKeys keys) {
    this.keys = keys;
  }

  /**
   * @param place where the secret belongs, for example an integration instance's id
   */
  public String encrypt(SecretText secret, String place) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] plain = secret.reveal().getBytes(StandardCharsets.UTF_8);
    String id = keys.currentId();
    byte[] sealed = run(Cipher.ENCRYPT_MODE, id, nonce, plain, place);
    byte[] both = ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
    return id + ":" + Base64.getEncoder().encodeToString(both);
  }

  public SecretText decrypt(String stored, String place) {
    ByteBuffer both =
        ByteBuffer.wrap(Base64.getDecoder().decode(stored.substring(stored.indexOf(':') + 1)));
    byte[] nonce = new byte[NONCE_BYTES];
    both.get(nonce);
    byte[] sealed = new byte[both.remaining()];
    both.get(sealed);
    byte[] plain = run(Cipher.DECRYPT_MODE, keyId(stored), nonce, sealed, place);
    return new SecretText(new String(plain, StandardCharsets.UTF_8));
  }

  /** Whether {@code stored} was encrypted with the newest key. */
  public boolean isCurrent(String stored) {
    return keyId(stored).equals(keys.currentId());
  }

  /** Whether the key of {@code stored} is configured. */
  public boolean isReadable(String stored) {
    return keys.knows(keyId(stored));
  }

  private static String keyId(String stored) {
    return stored.substring(0, Math.max(0, stored.indexOf(':')));
  }

  private byte[] run(int mode, String keyId, byte[] nonce, byte[] input, String place) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, keys.key(keyId), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException altered) {
      throw new IllegalStateException(
          "The stored secret of " + place + " was altered or belongs elsewhere", altered);
    }
  }
}

package io.scimify.adapter.persistence.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that protect Jamf secrets. The first one encrypts; the others only decrypt what was
 * encrypted before a rotation. A key's id is computed from the key, so it cannot be mistaken.
 */
public final class EncryptionKeys {
  private static final int KEY_BYTES = 32;
  private static final int SHORTEST_PASSPHRASE = 16;

  private final Map<String, SecretKey> byId;

  private EncryptionKeys(Map<String, SecretKey> byId) {
    this.byId = byId;
  }

  /**
   * Reads the configured keys, separated by commas, the newest first: each 32 bytes in base64 or
   * hex, or a passphrase of at least 16 characters.
   */
  public static EncryptionKeys parse(String configured) {
    Map<String, SecretKey> keys = new LinkedHashMap<>();
    for (String text : configured.split(",")) {
      if (!text.isBlank()) {
        SecretKey key = new SecretKeySpec(material(text.strip()), "AES");
        keys.put(idOf(key), key);
      }
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException(
          "scimify.encryption.key is empty: set it to 32 random bytes in base64");
    }
    return new EncryptionKeys(keys);
  }

  /** The id of the key that encrypts. */
  String currentId() {
    return byId.keySet().iterator().next();
  }

  boolean knows(String id) {
    return byId.containsKey(id);
  }

  SecretKey key(String id) {
    SecretKey key = byId.get(id);
    if (key == null) {
      throw new UnknownEncryptionKeyException(id, byId.keySet());
    }
    return key;
  }

  private static byte[] material(String text) {
    if (text.matches("[0-9a-fA-F]{64}")) {
      return HexFormat.of().parseHex(text);
    }
    if (text.matches("[A-Za-z0-9+/_-]{43}=?")) {
      return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
    }
    return derived(text);
  }

  // A passphrase has less entropy than a key, so guessing it is made slow.
  private static byte[] derived(String passphrase) {
    if (passphrase.length() < SHORTEST_PASSPHRASE) {
      throw new IllegalArgumentException(
          "scimify.encryption.key is too short: use 32 random bytes in base64, or a passphrase of at least "
              + SHORTEST_PASSPHRASE
              + " characters");
    }
    byte[] salt = "scimify encryption key".getBytes(StandardCharsets.UTF_8);
    PBEKeySpec spec = new PBEKeySpec(passphrase.toCharArray(), salt, 210_000, KEY_BYTES * 8);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("This Java lacks PBKDF2WithHmacSHA256", missing);
    }
  }

  private static String idOf(SecretKey key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
      byte[] digest = mac.doFinal("scimify key id".getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(digest, 4));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("This Java lacks HmacSHA256", missing);
    }
  }

  @Override
  public String toString() {
    return "EncryptionKeys" + byId.keySet();
  }
}

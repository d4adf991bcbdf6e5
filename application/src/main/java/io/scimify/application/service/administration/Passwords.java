package io.scimify.application.service.administration;

import io.scimify.domain.administration.PasswordHash;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Hashes passwords with PBKDF2-HMAC-SHA256, as the JDK brings it. */
final class Passwords {
  static final int MIN_LENGTH = 12;
  private static final int MAX_LENGTH = 200;
  private static final int FEWEST_DIFFERENT = 6;

  /** A shorter user name is in too many words. */
  private static final int TELLING = 4;

  private static final int ITERATIONS = 600_000;
  private static final int BITS = 256;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Passwords() {}

  /** What is wrong with a password for {@code userName}, as a sentence; empty if nothing. */
  static Optional<String> objection(String password, String userName) {
    if (password.length() < MIN_LENGTH || password.length() > MAX_LENGTH) {
      return Optional.of("A password has " + MIN_LENGTH + " to " + MAX_LENGTH + " characters.");
    }
    if (password.chars().distinct().count() < FEWEST_DIFFERENT) {
      return Optional.of("A password has at least " + FEWEST_DIFFERENT + " different characters.");
    }
    String name = userName.toLowerCase(Locale.ROOT);
    return name.length() >= TELLING && password.toLowerCase(Locale.ROOT).contains(name)
        ? Optional.of("A password does not contain the user name.")
        : Optional.empty();
  }

  static PasswordHash hash(String password) {
    byte[] salt = new byte[16];
    RANDOM.nextBytes(salt);
    Base64.Encoder base64 = Base64.getEncoder();
    return new PasswordHash(
        "pbkdf2-sha256$"
            + ITERATIONS
            + "$"
            + base64.encodeToString(salt)
            + "$"
            + base64.encodeToString(derive(password, salt, ITERATIONS)));
  }

  static boolean matches(String password, PasswordHash hash) {
    String[] parts = hash.value().split("\\$");
    byte[] expected = Base64.getDecoder().decode(parts[3]);
    byte[] salt = Base64.getDecoder().decode(parts[2]);
    return MessageDigest.isEqual(expected, derive(password, salt, Integer.parseInt(parts[1])));
  }

  private static byte[] derive(String password, byte[] salt, int iterations) {
    try {
      PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, BITS);
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java platform has PBKDF2", impossible);
    }
  }
}

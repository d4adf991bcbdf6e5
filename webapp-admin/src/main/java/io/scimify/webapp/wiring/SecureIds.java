package io.scimify.webapp.wiring;

import io.scimify.application.port.out.IdGenerator;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/** Ids and keys from the platform's secure random numbers. */
final class SecureIds implements IdGenerator {
  private static final int KEY_BYTES = 32;

  private final SecureRandom random = new SecureRandom();

  @Override
  public UUID nextId() {
    return UUID.randomUUID();
  }

  @Override
  public String nextKey() {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
  }
}

package io.scimify.domain.integration;

import java.time.Instant;
import java.util.Optional;

/** A SCIM API key of an integration instance: label, hash, end, last use. Shown once when made. */
public record ScimToken(
    ScimTokenId id,
    IntegrationInstanceId integration,
    String label,
    TokenHash hash,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<Instant> lastUsedAt) {

  /** At most two keys may be live, so that one can replace the other without a gap. */
  public static final int MOST_LIVE = 2;

  public ScimToken {
    if (label.isBlank() || label.length() > 100) {
      throw new IllegalArgumentException(
          "Key label must be 1 to 100 characters, not \"" + label + "\"");
    }
  }

  public boolean isLive(Instant now) {
    return expiresAt.map(now::isBefore).orElse(true);
  }
}

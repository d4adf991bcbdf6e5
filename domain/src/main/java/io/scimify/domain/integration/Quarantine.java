package io.scimify.domain.integration;

import java.time.Instant;
import java.util.Optional;

/** Why and since when Jamf refuses us, in a sentence for the administrator. */
public record Quarantine(
    Reason reason, Optional<JamfPrivilege> privilege, String detail, Instant since) {
  /** What Jamf refuses. */
  public enum Reason {
    BAD_CREDENTIALS,
    MISSING_PRIVILEGE
  }
}

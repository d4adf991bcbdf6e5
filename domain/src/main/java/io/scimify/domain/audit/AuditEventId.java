package io.scimify.domain.audit;

import java.util.UUID;

/** Names one audit event. */
public record AuditEventId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}

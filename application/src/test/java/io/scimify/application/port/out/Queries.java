package io.scimify.application.port.out;

import io.scimify.domain.integration.IntegrationInstanceId;
import java.util.Optional;

/** Audit queries for the contracts. */
final class Queries {
  private Queries() {}

  static AuditTrail.Query of(IntegrationInstanceId integration) {
    return new AuditTrail.Query(
        Optional.empty(),
        Optional.of(integration),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}

package io.scimify.application.port.in;

import io.scimify.domain.audit.AuditEvent;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The story of what happened, newest first. */
public interface ReadActivityUseCase {
  /**
   * What to look for.
   *
   * @param user part of a userName or displayName
   */
  record Filter(
      Optional<String> user,
      Optional<Instant> from,
      Optional<Instant> to,
      Optional<AuditOutcome> outcome,
      Optional<String> correlationId) {
    public static Filter none() {
      return new Filter(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  /** One page and the number of all. */
  record Page(List<AuditEvent> events, long total) {}

  AdminResult<Page> activity(
      AdminCaller caller,
      TenantId tenant,
      IntegrationInstanceId integration,
      Filter filter,
      int offset,
      int limit);
}

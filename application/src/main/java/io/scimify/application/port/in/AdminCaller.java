package io.scimify.application.port.in;

import io.scimify.domain.administration.Role;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.domain.tenant.TenantId;
import java.util.Optional;

/**
 * The signed-in administrator of one request.
 *
 * @param tenant the only tenant in reach; empty for all
 */
public record AdminCaller(
    String userName, Role role, Optional<TenantId> tenant, CorrelationId correlation) {

  /** Whether this administrator may know that {@code other} exists. */
  public boolean reaches(TenantId other) {
    return tenant.map(other::equals).orElse(true);
  }
}

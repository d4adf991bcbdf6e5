package io.scimify.application.service.administration;

import io.scimify.application.port.in.AdminCaller;
import io.scimify.application.port.in.AdminResult;
import io.scimify.application.port.in.ReadActivityUseCase;
import io.scimify.application.port.out.AuditTrail;
import io.scimify.application.service.provisioning.ProvisioningPorts;
import io.scimify.domain.administration.Role;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.tenant.TenantId;
import io.scimify.domain.user.ScimUserId;
import java.util.Optional;
import java.util.UUID;

/** Reads the audit trail of one integration instance. */
public final class ActivityService implements ReadActivityUseCase {
  private final ProvisioningPorts ports;
  private final AdminGate gate;

  public ActivityService(ProvisioningPorts ports) {
    this.ports = ports;
    this.gate = new AdminGate(ports);
  }

  @Override
  public AdminResult<Page> activity(
      AdminCaller caller,
      TenantId tenant,
      IntegrationInstanceId integration,
      Filter filter,
      int offset,
      int limit) {
    return gate.integration(caller, tenant, integration, Role.VIEWER)
        .then(
            instance -> {
              try {
                return page(query(tenant, integration, filter), offset, limit);
              } catch (IllegalArgumentException invalid) {
                return TenantsService.invalid("correlationId", invalid);
              }
            });
  }

  private AdminResult<Page> page(AuditTrail.Query query, int offset, int limit) {
    return AdminResult.done(
        ports
            .transactions()
            .inTransaction(
                () ->
                    new Page(
                        ports.audit().find(query, offset, limit), ports.audit().count(query))));
  }

  private static AuditTrail.Query query(
      TenantId tenant, IntegrationInstanceId integration, Filter filter) {
    Optional<Subject> user = filter.user().flatMap(ActivityService::byId);
    return new AuditTrail.Query(
        Optional.of(tenant),
        Optional.of(integration),
        user,
        user.isPresent() ? Optional.empty() : filter.user().filter(text -> !text.isBlank()),
        filter.outcome(),
        filter.correlationId().map(CorrelationId::new),
        filter.from(),
        filter.to());
  }

  /** Somebody who has no more than a SCIM id, from an answer or a log, finds the user as well. */
  private static Optional<Subject> byId(String text) {
    try {
      return Optional.of(Subject.of(new ScimUserId(UUID.fromString(text.strip()))));
    } catch (IllegalArgumentException aName) {
      return Optional.empty();
    }
  }
}

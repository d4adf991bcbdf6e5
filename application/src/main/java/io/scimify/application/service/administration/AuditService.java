package io.scimify.application.service.administration;

import io.scimify.application.port.in.AdminCaller;
import io.scimify.application.port.in.AdminResult;
import io.scimify.application.port.in.ReadActivityUseCase;
import io.scimify.application.port.in.ReadActivityUseCase.Page;
import io.scimify.application.port.in.ReadAuditUseCase;
import io.scimify.application.port.out.AuditTrail;
import io.scimify.application.service.provisioning.ProvisioningPorts;
import io.scimify.domain.administration.Role;
import io.scimify.domain.audit.Actor;
import io.scimify.domain.operation.CorrelationId;
import java.util.Optional;

/** Reads what administrators did out of the audit trail. */
public final class AuditService implements ReadAuditUseCase {
  private final ProvisioningPorts ports;
  private final AdminGate gate;

  public AuditService(ProvisioningPorts ports) {
    this.ports = ports;
    this.gate = new AdminGate(ports);
  }

  @Override
  public AdminResult<Page> audit(AdminCaller caller, Filter filter, int offset, int limit) {
    return gate.atLeast(caller, Role.OWNER)
        .then(
            allowed -> {
              try {
                return AdminResult.done(page(query(allowed, filter), offset, limit));
              } catch (IllegalArgumentException invalid) {
                return TenantsService.invalid("correlationId", invalid);
              }
            });
  }

  private Page page(AuditTrail.Query query, int offset, int limit) {
    return ports
        .transactions()
        .inTransaction(
            () ->
                new Page(
                    ports.audit().find(query, offset, limit),
                    ports.audit().count(query, ReadActivityUseCase.MOST_COUNTED)));
  }

  private static AuditTrail.Query query(AdminCaller caller, Filter filter) {
    return new AuditTrail.Query(
        caller.tenant(),
        Optional.empty(),
        Optional.empty(),
        filter.about(),
        filter.outcome(),
        filter.correlationId().map(CorrelationId::new),
        filter.from(),
        filter.to(),
        Optional.of(Actor.Kind.ADMIN),
        filter.actor());
  }
}

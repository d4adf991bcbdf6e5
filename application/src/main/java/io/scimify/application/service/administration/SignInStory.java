package io.scimify.application.service.administration;

import io.scimify.application.service.provisioning.ProvisioningPorts;
import io.scimify.domain.administration.Administrator;
import io.scimify.domain.audit.Actor;
import io.scimify.domain.audit.AuditEvent;
import io.scimify.domain.audit.AuditEventId;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** Writes down who signed in and who was refused. Joins the surrounding transaction. */
final class SignInStory {
  /** In place of a name that nobody has: people type passwords into the wrong field. */
  private static final String NOBODY = "unknown";

  private final ProvisioningPorts ports;

  SignInStory(ProvisioningPorts ports) {
    this.ports = ports;
  }

  void succeeded(Administrator administrator, String what, CorrelationId correlation) {
    append(administrator, AuditOutcome.SUCCEEDED, what, correlation);
  }

  void refused(Administrator administrator, String what, CorrelationId correlation) {
    append(administrator, AuditOutcome.REJECTED, what, correlation);
  }

  /** Nobody was identified, so there is nobody to name. */
  void refused(String what, CorrelationId correlation) {
    append(Optional.empty(), NOBODY, AuditOutcome.REJECTED, what, correlation);
  }

  private void append(
      Administrator administrator, AuditOutcome outcome, String what, CorrelationId correlation) {
    append(administrator.tenant(), administrator.userName(), outcome, what, correlation);
  }

  private void append(
      Optional<TenantId> tenant,
      String userName,
      AuditOutcome outcome,
      String what,
      CorrelationId correlation) {
    ports
        .audit()
        .append(
            new AuditEvent(
                new AuditEventId(ports.ids().nextId()),
                tenant,
                Optional.empty(),
                ports.clock().instant(),
                Actor.admin(userName),
                "administrator.sign-in",
                Optional.empty(),
                userName,
                outcome,
                what,
                List.of(),
                List.of(),
                correlation));
  }
}

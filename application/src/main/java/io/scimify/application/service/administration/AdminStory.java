package io.scimify.application.service.administration;

import io.scimify.application.port.in.AdminCaller;
import io.scimify.application.service.provisioning.ProvisioningPorts;
import io.scimify.domain.audit.Actor;
import io.scimify.domain.audit.AttributeChange;
import io.scimify.domain.audit.AuditEvent;
import io.scimify.domain.audit.AuditEventId;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** Writes down administrative acts. Joins the surrounding transaction: not audited, not done. */
final class AdminStory {
  private final ProvisioningPorts ports;

  AdminStory(ProvisioningPorts ports) {
    this.ports = ports;
  }

  void tell(
      AdminCaller caller, Optional<TenantId> tenant, String action, String about, String what) {
    append(
        caller,
        tenant,
        Optional.empty(),
        action,
        Optional.empty(),
        about,
        AuditOutcome.SUCCEEDED,
        what,
        List.of());
  }

  void tell(
      AdminCaller caller,
      IntegrationInstance instance,
      String action,
      String what,
      List<AttributeChange> changes) {
    append(
        caller,
        Optional.of(instance.tenant()),
        Optional.of(instance.id()),
        action,
        Optional.empty(),
        instance.displayName(),
        AuditOutcome.SUCCEEDED,
        what,
        changes);
  }

  void tell(
      AdminCaller caller,
      IntegrationInstance instance,
      String action,
      ProvisioningOperation operation,
      AuditOutcome outcome,
      String what) {
    append(
        caller,
        Optional.of(instance.tenant()),
        Optional.of(instance.id()),
        action,
        Optional.of(operation.subject()),
        operation.target().name(),
        outcome,
        what,
        List.of());
  }

  private void append(
      AdminCaller caller,
      Optional<TenantId> tenant,
      Optional<IntegrationInstanceId> integration,
      String action,
      Optional<Subject> subject,
      String about,
      AuditOutcome outcome,
      String what,
      List<AttributeChange> changes) {
    ports
        .audit()
        .append(
            new AuditEvent(
                new AuditEventId(ports.ids().nextId()),
                tenant,
                integration,
                ports.clock().instant(),
                Actor.admin(caller.userName()),
                action,
                subject,
                about,
                outcome,
                what,
                changes,
                List.of(),
                caller.correlation()));
  }
}

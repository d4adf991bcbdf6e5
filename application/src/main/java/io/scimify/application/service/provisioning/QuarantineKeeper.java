package io.scimify.application.service.provisioning;

import io.scimify.application.port.out.JamfResult;
import io.scimify.domain.audit.Actor;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.integration.IntegrationStatus;
import io.scimify.domain.integration.JamfPrivilege;
import io.scimify.domain.integration.Quarantine;
import io.scimify.domain.operation.CorrelationId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Puts an instance into quarantine when Jamf refuses us, and lets it out once Jamf obeys again. */
final class QuarantineKeeper {
  private final ProvisioningPorts ports;
  private final Story story;

  QuarantineKeeper(ProvisioningPorts ports, Story story) {
    this.ports = ports;
    this.story = story;
  }

  /** Notes a failed call; only a refusal of credentials or of a privilege quarantines. */
  void refused(
      IntegrationInstance instance, JamfResult.Failed<?> failure, CorrelationId correlation) {
    if (!failure.reason().isRefusal() || isKnown(instance, failure)) {
      return;
    }
    Quarantine.Reason reason =
        failure.reason() == JamfResult.Reason.UNAUTHORIZED
            ? Quarantine.Reason.BAD_CREDENTIALS
            : Quarantine.Reason.MISSING_PRIVILEGE;
    Quarantine why = new Quarantine(reason, failure.privilege(), failure.detail(), ports.now());
    change(
        instance.id(),
        i -> i.quarantine(why, ports.now()),
        "integration.quarantine",
        AuditOutcome.BLOCKED,
        failure.detail(),
        correlation);
  }

  private static boolean isKnown(IntegrationInstance instance, JamfResult.Failed<?> failure) {
    return instance.quarantine().filter(q -> q.privilege().equals(failure.privilege())).isPresent();
  }

  /** Notes that Jamf let us exercise these privileges. */
  void obeyed(
      IntegrationInstance instance, Set<JamfPrivilege> exercised, CorrelationId correlation) {
    if (instance.status() != IntegrationStatus.QUARANTINED || exercised.isEmpty()) {
      return;
    }
    Optional<JamfPrivilege> missing = instance.quarantine().flatMap(Quarantine::privilege);
    if (missing.isEmpty() || exercised.contains(missing.get())) {
      change(
          instance.id(),
          i -> i.release(ports.now()),
          "integration.release",
          AuditOutcome.SUCCEEDED,
          "Jamf Pro accepts us again; what was kept is being applied.",
          correlation);
    }
  }

  private void change(
      IntegrationInstanceId id,
      UnaryOperator<IntegrationInstance> change,
      String action,
      AuditOutcome outcome,
      String message,
      CorrelationId correlation) {
    ports
        .transactions()
        .run(
            () ->
                ports
                    .integrations()
                    .find(id)
                    .ifPresent(
                        present -> {
                          IntegrationInstance changed = change.apply(present);
                          if (changed.status() != present.status()
                              || !changed.quarantine().equals(present.quarantine())) {
                            ports.integrations().update(changed);
                            story.tell(
                                changed,
                                Actor.SYSTEM,
                                action,
                                Optional.empty(),
                                changed.displayName(),
                                outcome,
                                message,
                                List.of(),
                                List.of(),
                                correlation);
                          }
                        }));
  }
}

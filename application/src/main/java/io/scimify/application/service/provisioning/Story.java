package io.scimify.application.service.provisioning;

import io.scimify.application.port.in.ScimCaller;
import io.scimify.application.port.in.ScimResult;
import io.scimify.domain.audit.Actor;
import io.scimify.domain.audit.AttributeChange;
import io.scimify.domain.audit.AuditEvent;
import io.scimify.domain.audit.AuditEventId;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.audit.JamfCall;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.operation.Subject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes the story that administrators read. Joins the surrounding transaction. */
final class Story {
  private final ProvisioningPorts ports;

  Story(ProvisioningPorts ports) {
    this.ports = ports;
  }

  /** A step of an operation. */
  void tell(
      IntegrationInstance instance,
      Actor actor,
      ProvisioningOperation operation,
      AuditOutcome outcome,
      String message,
      List<AttributeChange> changes,
      List<JamfCall> calls) {
    tell(
        instance,
        actor,
        action(operation),
        Optional.of(operation.subject()),
        operation.target().name(),
        outcome,
        message,
        changes,
        calls,
        operation.correlation());
  }

  void tell(
      IntegrationInstance instance,
      Actor actor,
      String action,
      Optional<Subject> subject,
      String name,
      AuditOutcome outcome,
      String message,
      List<AttributeChange> changes,
      List<JamfCall> calls,
      CorrelationId correlation) {
    ports
        .audit()
        .append(
            new AuditEvent(
                new AuditEventId(ports.ids().nextId()),
                Optional.of(instance.tenant()),
                Optional.of(instance.id()),
                ports.now(),
                actor,
                action,
                subject,
                name,
                outcome,
                message,
                changes,
                calls,
                correlation));
  }

  /**
   * A creation that was refused before anything was recorded, so that "why is it not in Jamf?" has
   * an answer all the same. In a transaction of its own.
   *
   * @param name what should have been created
   */
  <T> ScimResult.Refused<T> notCreated(
      IntegrationInstance instance,
      ScimCaller caller,
      String action,
      Optional<Subject> subject,
      String name,
      List<JamfCall> calls,
      ScimResult.Refused<T> refusal) {
    ports
        .transactions()
        .run(
            () ->
                tell(
                    instance,
                    Actor.scimClient(caller.keyLabel()),
                    action,
                    subject,
                    name,
                    AuditOutcome.REJECTED,
                    "Not created: " + refusal.detail(),
                    List.of(),
                    calls,
                    caller.correlation()));
    return refusal;
  }

  private static String action(ProvisioningOperation operation) {
    String[] words = operation.type().name().toLowerCase(Locale.ROOT).split("_");
    return words[1] + "." + words[0];
  }
}

package io.scimify.domain.audit;

import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One step of a story. A SCIM request leaves one event when it is decided and one when it is
 * settled, both with the same correlation id; administrative acts leave one. Never changed
 * afterwards.
 *
 * @param action a stable word, for example {@code user.create}, {@code group.members}, {@code
 *     integration.pause}
 * @param subjectName userName or displayName at the time, or what an administrative act was about
 * @param message what was asked, decided or done and why, as a sentence
 */
public record AuditEvent(
    AuditEventId id,
    Optional<TenantId> tenant,
    Optional<IntegrationInstanceId> integration,
    Instant at,
    Actor actor,
    String action,
    Optional<Subject> subject,
    String subjectName,
    AuditOutcome outcome,
    String message,
    List<AttributeChange> changes,
    List<JamfCall> jamfCalls,
    CorrelationId correlation) {
  public AuditEvent {
    changes = List.copyOf(changes);
    jamfCalls = List.copyOf(jamfCalls);
  }
}

package io.scimify.adapter.persistence.audit;

import io.scimify.domain.audit.Actor;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.operation.Subject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** One row of {@code audit_event}; written once, never changed. */
@Entity(name = "AuditEvent")
@Table(name = "audit_event")
class AuditEventEntity {
  @Id
  @Column(name = "id")
  String id;

  /** Given by the database, in the order of appending. */
  @Column(name = "seq", insertable = false, updatable = false)
  @Nullable Long seq;

  @Column(name = "tenant_id")
  @Nullable String tenantId;

  @Column(name = "integration_id")
  @Nullable String integrationId;

  @Column(name = "happened_at")
  long happenedAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "actor_kind")
  Actor.Kind actorKind;

  @Column(name = "actor_name")
  String actorName;

  @Column(name = "action")
  String action;

  @Enumerated(EnumType.STRING)
  @Column(name = "subject_kind")
  Subject.@Nullable Kind subjectKind;

  @Column(name = "subject_id")
  @Nullable String subjectId;

  @Column(name = "subject_name")
  String subjectName;

  @Column(name = "subject_key")
  String subjectKey;

  @Enumerated(EnumType.STRING)
  @Column(name = "outcome")
  AuditOutcome outcome;

  @Column(name = "message")
  String message;

  @Column(name = "changes")
  String changes;

  @Column(name = "jamf_calls")
  String jamfCalls;

  @Column(name = "correlation_id")
  String correlationId;

  @SuppressWarnings("NullAway.Init") // filled by JPA or the mapper
  protected AuditEventEntity() {}
}

package io.scimify.adapter.persistence.operation;

import io.scimify.domain.operation.OperationState;
import io.scimify.domain.operation.OperationType;
import io.scimify.domain.operation.Subject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** One row of {@code provisioning_operation}. */
@Entity(name = "ProvisioningOperation")
@Table(name = "provisioning_operation")
class ProvisioningOperationEntity {
  @Id
  @Column(name = "id")
  String id;

  @Column(name = "integration_id", updatable = false)
  String integrationId;

  @Enumerated(EnumType.STRING)
  @Column(name = "subject_kind")
  Subject.Kind subjectKind;

  @Column(name = "subject_id")
  String subjectId;

  @Column(name = "live_subject")
  @Nullable String liveSubject;

  @Enumerated(EnumType.STRING)
  @Column(name = "operation_type")
  OperationType type;

  @Column(name = "target")
  String target;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  OperationState state;

  @Column(name = "accepted")
  boolean accepted;

  @Column(name = "approved")
  boolean approved;

  @Column(name = "attempts")
  int attempts;

  @Column(name = "answered")
  int answered;

  @Column(name = "removals")
  int removals;

  @Column(name = "created_at")
  long createdAt;

  @Column(name = "due_at")
  long dueAt;

  @Column(name = "next_try_at")
  @Nullable Long nextTryAt;

  @Column(name = "detail")
  @Nullable String detail;

  @Column(name = "correlation_id")
  String correlationId;

  @SuppressWarnings("NullAway.Init") // filled by JPA or the mapper
  protected ProvisioningOperationEntity() {}
}

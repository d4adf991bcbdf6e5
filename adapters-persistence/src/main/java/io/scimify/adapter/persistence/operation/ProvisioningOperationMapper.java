package io.scimify.adapter.persistence.operation;

import io.scimify.adapter.persistence.mapping.Nanos;
import io.scimify.adapter.persistence.mapping.Text;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.domain.operation.OperationId;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.operation.Subject;
import java.util.Optional;
import java.util.UUID;

/** Between an operation and its row. */
final class ProvisioningOperationMapper {
  private ProvisioningOperationMapper() {}

  static ProvisioningOperation toDomain(ProvisioningOperationEntity row) {
    return new ProvisioningOperation(
        new OperationId(UUID.fromString(row.id)),
        new IntegrationInstanceId(row.integrationId),
        new Subject(row.subjectKind, UUID.fromString(row.subjectId)),
        row.type,
        TargetJson.read(row.target),
        row.state,
        row.accepted,
        row.approved,
        row.attempts,
        row.answered,
        row.removals,
        Nanos.toInstant(row.createdAt),
        Nanos.toInstant(row.dueAt),
        Optional.ofNullable(row.detail),
        new CorrelationId(row.correlationId));
  }

  static ProvisioningOperationEntity toEntity(ProvisioningOperation operation) {
    ProvisioningOperationEntity row = new ProvisioningOperationEntity();
    row.id = operation.id().toString();
    row.integrationId = operation.integration().value();
    copy(operation, row);
    return row;
  }

  static void copy(ProvisioningOperation operation, ProvisioningOperationEntity row) {
    OperationState state = operation.state();
    row.subjectKind = operation.subject().kind();
    row.subjectId = operation.subject().id().toString();
    row.liveSubject = state.isLive() ? key(operation.subject()) : null;
    row.type = operation.type();
    row.target = TargetJson.write(operation.target());
    row.state = state;
    row.accepted = operation.accepted();
    row.approved = operation.approved();
    row.attempts = operation.attempts();
    row.answered = operation.answered();
    row.removals = operation.removals();
    row.createdAt = Nanos.of(operation.createdAt());
    row.dueAt = Nanos.of(operation.dueAt());
    row.nextTryAt = state.isLive() && state != OperationState.HELD ? row.dueAt : null;
    row.detail = Text.storable(operation.detail());
    row.correlationId = operation.correlation().value();
  }

  static String key(Subject subject) {
    return subject.toString();
  }
}

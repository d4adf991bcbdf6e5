package io.scimify.application.service.provisioning;

import io.scimify.application.port.in.GroupDraft;
import io.scimify.application.port.in.GroupView;
import io.scimify.application.port.in.ScimCaller;
import io.scimify.application.port.in.ScimResult;
import io.scimify.domain.audit.Actor;
import io.scimify.domain.audit.AttributeChange;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.group.MembershipChange;
import io.scimify.domain.group.ProvisionedGroup;
import io.scimify.domain.group.ScimGroupId;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.operation.OperationId;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.operation.OperationTarget;
import io.scimify.domain.operation.OperationType;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.operation.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What every request about a group has in common: an intent, observe mode, and the answer. */
final class GroupRequests {
  private final ProvisioningPorts ports;
  private final OperationLedger ledger;
  private final GroupOperations operations;

  GroupRequests(ProvisioningPorts ports, OperationLedger ledger, GroupOperations operations) {
    this.ports = ports;
    this.ledger = ledger;
    this.operations = operations;
  }

  ProvisioningOperation intent(
      ScimCaller caller,
      ScimGroupId id,
      OperationType type,
      GroupDraft draft,
      MembershipChange membership) {
    return ProvisioningOperation.intend(
        new OperationId(ports.ids().nextId()),
        caller.integration(),
        Subject.of(id),
        type,
        new OperationTarget.Group(draft.displayName(), draft.attributes(), membership),
        ports.now(),
        caller.correlation());
  }

  /** Recorded in one transaction, for the attempt that follows at once. */
  ProvisioningOperation begin(
      ScimCaller caller,
      IntegrationInstance instance,
      Supplier<ProvisioningOperation> intent,
      Optional<ProvisioningOperation> live,
      String message,
      List<AttributeChange> changes) {
    Actor client = Actor.scimClient(caller.keyLabel());
    return ports
        .transactions()
        .inTransaction(() -> ledger.begin(instance, client, intent.get(), live, message, changes));
  }

  /** Decided and told, and nothing written to Jamf. */
  ScimResult<GroupView> observe(
      ScimCaller caller,
      IntegrationInstance instance,
      ProvisionedGroup group,
      GroupDraft draft,
      KnownMembers known,
      ProvisioningOperation intent,
      Optional<ProvisioningOperation> live,
      String message) {
    ProvisioningOperation observed =
        intent.ended(OperationState.OBSERVED, "Observe mode, nothing was done: " + message);
    ports
        .transactions()
        .run(
            () -> {
              operations.keep(instance, observed, group);
              ledger.recordOnly(
                  instance,
                  Actor.scimClient(caller.keyLabel()),
                  observed,
                  live,
                  AuditOutcome.OBSERVED,
                  List.of());
            });
    return ScimResult.done(shown(group, draft, known, intent.createdAt()));
  }

  static ScimResult<GroupView> answer(
      ProvisionedGroup group,
      GroupDraft draft,
      KnownMembers known,
      ProvisioningOperation operation,
      Settlement<ProvisionedGroup> settlement) {
    if (settlement instanceof Settlement.Rejected<ProvisionedGroup> rejected) {
      return ScimResult.refused(rejected.reason(), "Jamf Pro refuses this: " + rejected.message());
    }
    return ScimResult.done(shown(group, draft, known, operation.createdAt()));
  }

  static GroupView shown(ProvisionedGroup group, GroupDraft draft, KnownMembers known, Instant at) {
    ProvisionedGroup described = group.described(draft.displayName(), draft.attributes(), at);
    return ReadGroupsService.view(described, draft.displayName(), known.all());
  }
}

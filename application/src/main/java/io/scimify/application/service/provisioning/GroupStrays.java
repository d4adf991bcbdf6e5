package io.scimify.application.service.provisioning;

import io.scimify.application.port.out.JamfResult;
import io.scimify.domain.group.GroupDisplayName;
import io.scimify.domain.group.JamfGroupId;
import io.scimify.domain.group.JamfGroupSummary;
import io.scimify.domain.group.ProvisionedGroup;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.operation.OperationTarget;
import io.scimify.domain.operation.OperationType;
import io.scimify.domain.operation.ProvisioningOperation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Static user groups that a creation of ours left behind by coming into effect only after it had
 * been given up and made up for. What is taken for one has the name that was sent, and is neither
 * another group's nor just being created.
 */
final class GroupStrays {
  private final ProvisioningPorts ports;

  GroupStrays(ProvisioningPorts ports) {
    this.ports = ports;
  }

  /** The one that was left behind, and is deleted now; a failure if that cannot be told or done. */
  JamfResult<Optional<JamfGroupId>> remove(
      IntegrationInstance instance,
      ProvisionedGroup group,
      ProvisioningOperation operation,
      JamfConversation jamf) {
    List<GroupDisplayName> sent =
        inDoubt(instance, operation).stream().map(GroupStrays::name).toList();
    if (sent.isEmpty()) {
      return JamfResult.done(Optional.empty());
    }
    return ports
        .jamf()
        .listStaticGroups(jamf.context())
        .map(
            listed ->
                listed.stream()
                    .filter(it -> sent.stream().anyMatch(name -> name.value().equals(it.name())))
                    .filter(it -> group.jamfId().filter(it.id()::equals).isEmpty())
                    .filter(it -> isNobodyElses(instance, group, it))
                    .findFirst())
        .then(stray -> stray.map(it -> delete(it, jamf)).orElse(JamfResult.done(Optional.empty())));
  }

  private JamfResult<Optional<JamfGroupId>> delete(JamfGroupSummary stray, JamfConversation jamf) {
    return ports.jamf().deleteGroup(jamf.context(), stray.id()).map(Optional::of);
  }

  /** Until when one may come into effect; empty if none can any more. */
  Optional<Instant> comeUntil(IntegrationInstance instance, ProvisioningOperation operation) {
    return inDoubt(instance, operation).stream()
        .map(creation -> creation.createdAt().plus(LateEffects.LATEST))
        .max(Instant::compareTo)
        .filter(ports.now()::isBefore);
  }

  private List<ProvisioningOperation> inDoubt(
      IntegrationInstance instance, ProvisioningOperation operation) {
    Instant since = operation.createdAt().minus(LateEffects.LATEST);
    return ports
        .transactions()
        .inTransaction(() -> ports.operations().history(instance.id(), operation.subject(), since))
        .stream()
        .filter(earlier -> earlier.type() == OperationType.CREATE_GROUP && earlier.isInDoubt())
        .toList();
  }

  /** Judged after Jamf showed it: a creation is recorded before, and its group kept after. */
  private boolean isNobodyElses(
      IntegrationInstance instance, ProvisionedGroup group, JamfGroupSummary found) {
    return ports
        .transactions()
        .inTransaction(
            () ->
                !isBeingCreated(instance, found)
                    && ports.groups().identify(instance.id(), List.of(found)).values().stream()
                        .allMatch(identity -> isUnclaimed(group, identity)));
  }

  private boolean isBeingCreated(IntegrationInstance instance, JamfGroupSummary found) {
    return ports.operations().unpromised(instance.id(), OperationType.CREATE_GROUP).stream()
        .anyMatch(creation -> name(creation).value().equals(found.name()));
  }

  private static boolean isUnclaimed(ProvisionedGroup group, ProvisionedGroup identity) {
    return identity.id().equals(group.id()) || !identity.provisioned();
  }

  private static GroupDisplayName name(ProvisioningOperation operation) {
    return ((OperationTarget.Group) operation.target()).displayName();
  }
}

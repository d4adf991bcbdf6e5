package io.scimify.application.service.provisioning;

import io.scimify.domain.audit.Actor;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.group.MembershipChange;
import io.scimify.domain.group.ProvisionedGroup;
import io.scimify.domain.group.ScimGroupId;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.domain.operation.OperationId;
import io.scimify.domain.operation.OperationTarget;
import io.scimify.domain.operation.OperationType;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.user.ScimUserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes a user out of the groups who returns before the owed deletion was carried out. The deletion
 * would have taken the memberships along; that Jamf was away for a moment must not give them back.
 */
final class GroupDeparture {
  private static final Duration WAIT = Duration.ofSeconds(2);
  private static final String WHY =
      "A member was deactivated and came back before Jamf Pro had deleted it;"
          + " it is a member again once the identity provider says so.";

  private final ProvisioningPorts ports;
  private final SubjectLeases leases;
  private final OperationLedger ledger;

  GroupDeparture(ProvisioningPorts ports, SubjectLeases leases, OperationLedger ledger) {
    this.ports = ports;
    this.leases = leases;
    this.ledger = ledger;
  }

  /** Records it for the worker; false if a group is busy, so that the caller has to come again. */
  boolean recordFor(IntegrationInstance instance, ScimUserId user, CorrelationId correlation) {
    List<ProvisionedGroup> groups =
        ports.transactions().inTransaction(() -> ports.groups().groupsOf(instance.id(), user));
    return groups.stream().allMatch(group -> recordFor(instance, user, group, correlation));
  }

  private boolean recordFor(
      IntegrationInstance instance,
      ScimUserId user,
      ProvisionedGroup group,
      CorrelationId correlation) {
    return leases
        .alone(
            instance.id(),
            Subject.of(group.id()).toString(),
            WAIT,
            () -> {
              ports.transactions().run(() -> record(instance, user, group.id(), correlation));
              return true;
            })
        .isPresent();
  }

  private void record(
      IntegrationInstance instance, ScimUserId user, ScimGroupId id, CorrelationId correlation) {
    Optional<ProvisionedGroup> group = ports.groups().find(instance.id(), id);
    Optional<ProvisioningOperation> live = ledger.lockLive(instance, Subject.of(id));
    if (group.isEmpty() || ReadGroupsService.isBeingDeleted(live)) {
      return;
    }
    MembershipChange departure = new MembershipChange.Delta(Set.of(), Set.of(user));
    OperationTarget.Group target =
        live.map(owed -> (OperationTarget.Group) owed.target())
            .orElseGet(
                () ->
                    new OperationTarget.Group(
                        group.get().displayName(),
                        group.get().attributes(),
                        MembershipChange.none()));
    ProvisioningOperation intent =
        ProvisioningOperation.intend(
            new OperationId(ports.ids().nextId()),
            instance.id(),
            Subject.of(id),
            OperationType.UPDATE_GROUP,
            new OperationTarget.Group(
                target.displayName(), target.attributes(), target.membership().then(departure)),
            ports.now(),
            correlation);
    ledger.recordOnly(
        instance,
        Actor.SYSTEM,
        intent.retryAt(ports.now(), WHY),
        live,
        AuditOutcome.RETRYING,
        List.of());
  }
}

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
import java.util.function.Function;

/**
 * Records for the worker what becomes of a user's memberships when its Jamf user ends without the
 * SCIM user's end, or the other way round.
 */
final class GroupsOfUser {
  private static final Duration WAIT = Duration.ofSeconds(2);

  private static final String LEFT =
      "A member was deactivated and came back before Jamf Pro had deleted it;"
          + " it is a member again once the identity provider says so.";

  private static final String LOST =
      "Jamf Pro had lost a member, and its memberships with it; it is made a member again.";

  private final ProvisioningPorts ports;
  private final SubjectLeases leases;
  private final OperationLedger ledger;

  GroupsOfUser(ProvisioningPorts ports, SubjectLeases leases, OperationLedger ledger) {
    this.ports = ports;
    this.leases = leases;
    this.ledger = ledger;
  }

  /**
   * Takes a user out of the groups who returns before the owed deletion was carried out. The
   * deletion would have taken the memberships along; that Jamf was away for a moment must not give
   * them back. False if a group is busy, so that the caller has to come again.
   */
  boolean leave(IntegrationInstance instance, ScimUserId user, CorrelationId correlation) {
    MembershipChange departure = new MembershipChange.Delta(Set.of(), Set.of(user));
    return recordForAll(
        instance, user, correlation, LEFT, owed -> Optional.of(owed.then(departure)));
  }

  /**
   * Puts a user back into the groups that it is a member of by SCIM's word, because Jamf lost it
   * and it is about to be made anew. What is owed to a group and names all its members, or this
   * one, says already what shall be. False if a group is busy, so that the caller has to come
   * again.
   */
  boolean rejoin(IntegrationInstance instance, ScimUserId user, CorrelationId correlation) {
    MembershipChange arrival = new MembershipChange.Delta(Set.of(user), Set.of());
    return recordForAll(
        instance,
        user,
        correlation,
        LOST,
        owed ->
            owed instanceof MembershipChange.Delta delta
                    && !delta.additions().contains(user)
                    && !delta.removals().contains(user)
                ? Optional.of(owed.then(arrival))
                : Optional.empty());
  }

  private boolean recordForAll(
      IntegrationInstance instance,
      ScimUserId user,
      CorrelationId correlation,
      String why,
      Function<MembershipChange, Optional<MembershipChange>> change) {
    List<ProvisionedGroup> groups =
        ports.transactions().inTransaction(() -> ports.groups().groupsOf(instance.id(), user));
    return groups.stream()
        .allMatch(
            group ->
                leases
                    .alone(
                        instance.id(),
                        Subject.of(group.id()).toString(),
                        WAIT,
                        () -> {
                          ports
                              .transactions()
                              .run(() -> record(instance, group.id(), correlation, why, change));
                          return true;
                        })
                    .isPresent());
  }

  private void record(
      IntegrationInstance instance,
      ScimGroupId id,
      CorrelationId correlation,
      String why,
      Function<MembershipChange, Optional<MembershipChange>> change) {
    Optional<ProvisionedGroup> group = ports.groups().find(instance.id(), id);
    Optional<ProvisioningOperation> live = ledger.lockLive(instance, Subject.of(id));
    if (group.isEmpty() || ReadGroupsService.isBeingDeleted(live)) {
      return;
    }
    OperationTarget.Group owed =
        live.map(operation -> (OperationTarget.Group) operation.target())
            .orElseGet(
                () ->
                    new OperationTarget.Group(
                        group.get().displayName(),
                        group.get().attributes(),
                        MembershipChange.none()));
    change
        .apply(owed.membership())
        .map(next -> new OperationTarget.Group(owed.displayName(), owed.attributes(), next))
        .ifPresent(target -> record(instance, id, correlation, why, target, live));
  }

  private void record(
      IntegrationInstance instance,
      ScimGroupId id,
      CorrelationId correlation,
      String why,
      OperationTarget.Group target,
      Optional<ProvisioningOperation> live) {
    ProvisioningOperation intent =
        ProvisioningOperation.intend(
            new OperationId(ports.ids().nextId()),
            instance.id(),
            Subject.of(id),
            OperationType.UPDATE_GROUP,
            target,
            ports.now(),
            correlation);
    ledger.recordOnly(
        instance,
        Actor.SYSTEM,
        intent.retryAt(ports.now(), why),
        live,
        AuditOutcome.RETRYING,
        List.of());
  }
}

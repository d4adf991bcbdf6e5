package io.scimify.application.service.provisioning;

import io.scimify.application.port.out.JamfResult;
import io.scimify.domain.group.JamfGroupSummary;
import io.scimify.domain.group.MembershipChange;
import io.scimify.domain.group.ProvisionedGroup;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.operation.OperationTarget;
import io.scimify.domain.operation.OperationType;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.operation.Subject;
import java.util.List;
import java.util.Optional;

/**
 * Acts upon a recorded group operation and settles it; the same for a request and for the worker.
 */
final class GroupOperations {
  private final ProvisioningPorts ports;
  private final OperationLedger ledger;
  private final GroupConvergence convergence;
  private final GroupAbsence absence;
  private final QuarantineKeeper quarantine;

  GroupOperations(
      ProvisioningPorts ports,
      OperationLedger ledger,
      GroupConvergence convergence,
      QuarantineKeeper quarantine) {
    this.ports = ports;
    this.ledger = ledger;
    this.convergence = convergence;
    this.absence = new GroupAbsence(ports);
    this.quarantine = quarantine;
  }

  Settlement<ProvisionedGroup> actAndSettle(
      IntegrationInstance instance,
      ProvisioningOperation operation,
      ProvisionedGroup group,
      JamfConversation jamf) {
    return actAndSettle(instance, operation, Optional.empty(), group, jamf);
  }

  /**
   * @param replaced what {@code operation} took the place of; owed again if Jamf refuses
   */
  Settlement<ProvisionedGroup> actAndSettle(
      IntegrationInstance instance,
      ProvisioningOperation operation,
      Optional<ProvisioningOperation> replaced,
      ProvisionedGroup group,
      JamfConversation jamf) {
    Settlement<ProvisionedGroup> settlement = act(instance, operation, group, jamf);
    ports
        .transactions()
        .run(
            () ->
                ledger
                    .current(operation)
                    .ifPresent(now -> settle(instance, now, replaced, settlement, jamf)));
    if (settlement instanceof Settlement.Retry<ProvisionedGroup> retry) {
      quarantine.refused(instance, retry.failure(), operation.correlation());
    } else if (settlement instanceof Settlement.Settled<ProvisionedGroup> settled) {
      quarantine.obeyed(instance, settled.exercised(), operation.correlation());
    }
    return settlement;
  }

  private Settlement<ProvisionedGroup> act(
      IntegrationInstance instance,
      ProvisioningOperation operation,
      ProvisionedGroup group,
      JamfConversation jamf) {
    if (operation.type() == OperationType.DELETE_GROUP) {
      return absence.absent(instance, group, operation, jamf);
    }
    return group.jamfId().isEmpty()
        ? convergence.create(instance, group, operation, jamf)
        : convergence.present(instance, group, operation, jamf);
  }

  private void settle(
      IntegrationInstance instance,
      ProvisioningOperation operation,
      Optional<ProvisioningOperation> replaced,
      Settlement<ProvisionedGroup> settlement,
      JamfConversation jamf) {
    ProvisionedGroup group = settlement.subject();
    if (settlement instanceof Settlement.Settled<ProvisionedGroup> settled) {
      keepSettled(instance, operation, group);
      ledger.done(instance, operation, settled.changed(), settled.message(), jamf);
    } else if (settlement instanceof Settlement.Retry<ProvisionedGroup> retry) {
      if (group.jamfId().isPresent() || operation.type() == OperationType.DELETE_GROUP) {
        keep(instance, operation, group);
        ledger.retry(instance, operation, retry.failure(), jamf);
      } else {
        ledger.look(operation, retry.failure(), jamf);
      }
    } else if (settlement instanceof Settlement.Blocked<ProvisionedGroup> blocked) {
      keep(instance, operation, group);
      ledger.blocked(instance, operation, blocked.message(), jamf);
    } else if (settlement instanceof Settlement.Held<ProvisionedGroup> held) {
      keep(instance, operation, group);
      ledger.held(instance, operation, held.message(), jamf);
    } else {
      Settlement.Rejected<ProvisionedGroup> rejected =
          (Settlement.Rejected<ProvisionedGroup>) settlement;
      reject(instance, operation, replaced, rejected, jamf);
    }
  }

  /**
   * Like a user's unfinished creation: ours if Jamf made it late, forgotten once it surely did not.
   */
  void finishCreation(
      IntegrationInstance instance,
      ProvisioningOperation operation,
      JamfResult<Optional<JamfGroupSummary>> found,
      JamfConversation jamf) {
    if (!(found instanceof JamfResult.Done<Optional<JamfGroupSummary>> done)) {
      ports.transactions().run(() -> ledger.look(operation, (JamfResult.Failed<?>) found, jamf));
    } else if (done.value().isPresent()) {
      ProvisionedGroup group = identified(instance, done.value().get());
      about(instance, operation, group)
          .ifPresent(current -> actAndSettle(instance, current, group, jamf));
    } else if (new Freshness(ports).isSettling(operation.createdAt())) {
      ports.transactions().run(() -> ledger.look(operation, STILL_SETTLING, jamf));
    } else {
      ports
          .transactions()
          .run(
              () ->
                  ledger.rejected(
                      instance,
                      operation,
                      "Jamf Pro did not create the group; the client was told to retry.",
                      Optional.empty(),
                      jamf));
    }
  }

  private static final JamfResult.Failed<Object> STILL_SETTLING =
      JamfResult.failed(
          JamfResult.Reason.NOT_YET, "Whether Jamf Pro created the group is not known yet.");

  /**
   * The operation under the identity that the group has by now, so that a repeated POST finds it;
   * empty if somebody else speaks for the group meanwhile.
   */
  private Optional<ProvisioningOperation> about(
      IntegrationInstance instance, ProvisioningOperation operation, ProvisionedGroup group) {
    Subject identity = Subject.of(group.id());
    if (identity.equals(operation.subject())) {
      return Optional.of(operation);
    }
    return ports
        .transactions()
        .inTransaction(
            () -> {
              if (ledger.live(instance, identity).isPresent()) {
                ledger.cancel(operation, "The group was linked to another push meanwhile.");
                return Optional.empty();
              }
              ProvisioningOperation moved = operation.about(identity);
              ports.operations().update(moved);
              return Optional.of(moved);
            });
  }

  /** The identity of a group that Jamf was seen to have. */
  ProvisionedGroup identified(IntegrationInstance instance, JamfGroupSummary summary) {
    return ports
        .transactions()
        .inTransaction(() -> ports.groups().identify(instance.id(), List.of(summary)))
        .values()
        .iterator()
        .next();
  }

  private void reject(
      IntegrationInstance instance,
      ProvisioningOperation operation,
      Optional<ProvisioningOperation> replaced,
      Settlement.Rejected<ProvisionedGroup> rejected,
      JamfConversation jamf) {
    if (operation.accepted()) {
      ledger.blocked(instance, operation, rejected.message(), jamf);
    } else {
      ledger.rejected(instance, operation, rejected.message(), replaced, jamf);
    }
  }

  private void keepSettled(
      IntegrationInstance instance, ProvisioningOperation operation, ProvisionedGroup group) {
    if (operation.type() == OperationType.DELETE_GROUP) {
      ports.groups().delete(instance.id(), group.id());
    } else {
      keep(instance, operation, group);
    }
  }

  /** What SCIM shows becomes the target now, since it is done or we answer for it. */
  void keep(IntegrationInstance instance, ProvisioningOperation operation, ProvisionedGroup group) {
    OperationTarget.Group target = (OperationTarget.Group) operation.target();
    ProvisionedGroup described =
        group.described(target.displayName(), target.attributes(), operation.createdAt());
    Optional<ProvisionedGroup> present = ports.groups().find(instance.id(), group.id());
    if (present.isPresent()) {
      ports.groups().update(instance.id(), described);
    } else {
      ports.groups().insert(instance.id(), described);
    }
    MembershipChange pushed = target.membership();
    if (!pushed.isNone()) {
      ports.groups().applyMembership(instance.id(), group.id(), pushed);
    }
  }
}

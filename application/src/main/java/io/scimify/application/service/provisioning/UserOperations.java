package io.scimify.application.service.provisioning;

import io.scimify.application.port.in.ScimCaller;
import io.scimify.application.port.out.JamfResult;
import io.scimify.domain.deprovisioning.DeletionLoad;
import io.scimify.domain.deprovisioning.DeprovisioningDecision;
import io.scimify.domain.deprovisioning.DeprovisioningGuard;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.operation.OperationId;
import io.scimify.domain.operation.OperationTarget;
import io.scimify.domain.operation.OperationType;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.UserProfile;
import java.util.Optional;

/**
 * Acts upon a recorded user operation and settles it; the same for a request and for the worker.
 */
final class UserOperations {
  private final ProvisioningPorts ports;
  private final OperationLedger ledger;
  private final UserPresence presence;
  private final UserAbsence absence;
  private final QuarantineKeeper quarantine;
  private final Freshness freshness;

  UserOperations(
      ProvisioningPorts ports,
      SubjectLeases leases,
      OperationLedger ledger,
      QuarantineKeeper quarantine) {
    this.ports = ports;
    this.ledger = ledger;
    this.presence = new UserPresence(ports, new GroupsOfUser(ports, leases, ledger));
    this.absence = new UserAbsence(ports);
    this.quarantine = quarantine;
    this.freshness = new Freshness(ports);
  }

  /** What a SCIM client asks for, before it is recorded. */
  ProvisioningOperation intend(
      ScimCaller caller,
      ProvisionedUser user,
      OperationType type,
      UserProfile profile,
      boolean active) {
    return ProvisioningOperation.intend(
        new OperationId(ports.ids().nextId()),
        caller.integration(),
        Subject.of(user.id()),
        type,
        new OperationTarget.User(profile, active),
        ports.now(),
        caller.correlation());
  }

  /** One at a time, over all nodes: to be recorded in the same transaction. */
  DeprovisioningDecision decide(IntegrationInstance instance, ProvisionedUser user) {
    ports.operations().awaitTurnToDelete(instance.id());
    int recent =
        ports
            .operations()
            .countDeletions(instance.id(), ports.now().minus(instance.policy().window()));
    int held = ports.operations().countHeldDeletions(instance.id());
    int population = ports.users().countManagedActive(instance.id()) + recent;
    return new DeprovisioningGuard(instance.policy())
        .decide(user, new DeletionLoad(recent, held, population), ports.now());
  }

  Settlement<ProvisionedUser> actAndSettle(
      IntegrationInstance instance,
      ProvisioningOperation operation,
      ProvisionedUser user,
      Optional<JamfUser> truth,
      JamfConversation jamf) {
    return actAndSettle(instance, operation, Optional.empty(), user, truth, jamf);
  }

  /**
   * @param replaced what {@code operation} took the place of; owed again if Jamf refuses
   */
  Settlement<ProvisionedUser> actAndSettle(
      IntegrationInstance instance,
      ProvisioningOperation operation,
      Optional<ProvisioningOperation> replaced,
      ProvisionedUser user,
      Optional<JamfUser> truth,
      JamfConversation jamf) {
    Settlement<ProvisionedUser> settlement = act(instance, operation, user, truth, jamf);
    settleIfCurrent(instance, operation, replaced, settlement, jamf);
    noteRefusal(instance, operation, settlement);
    return settlement;
  }

  /** For a user that Jamf was just seen not to have: one call less. */
  Settlement<ProvisionedUser> createAndSettle(
      IntegrationInstance instance,
      ProvisioningOperation operation,
      ProvisionedUser user,
      JamfConversation jamf) {
    Settlement<ProvisionedUser> settlement = presence.create(user, user.profile(), jamf);
    settleIfCurrent(instance, operation, Optional.empty(), settlement, jamf);
    noteRefusal(instance, operation, settlement);
    return settlement;
  }

  /**
   * The client was told that its creation did not work out; Jamf may have done it late. Found, it
   * is ours and becomes a user; not found once Jamf has settled, it is forgotten.
   */
  void finishCreation(
      IntegrationInstance instance,
      ProvisioningOperation operation,
      ProvisionedUser user,
      JamfConversation jamf) {
    JamfResult<Optional<JamfUser>> found =
        ports.jamf().findUser(jamf.context(), user.profile().userName());
    if (!(found instanceof JamfResult.Done<Optional<JamfUser>> done)) {
      ports.transactions().run(() -> ledger.look(operation, (JamfResult.Failed<?>) found, jamf));
    } else if (done.value().isPresent()) {
      actAndSettle(instance, operation, user, Optional.empty(), jamf);
    } else if (freshness.isSettling(user)) {
      ports.transactions().run(() -> ledger.look(operation, STILL_SETTLING, jamf));
    } else {
      ports.transactions().run(() -> forget(instance, operation, user, jamf));
    }
  }

  private static final JamfResult.Failed<Object> STILL_SETTLING =
      JamfResult.failed(
          JamfResult.Reason.NOT_YET, "Whether Jamf Pro created the user is not known yet.");

  private void forget(
      IntegrationInstance instance,
      ProvisioningOperation operation,
      ProvisionedUser user,
      JamfConversation jamf) {
    ports.users().delete(instance.id(), user.id());
    ledger.rejected(
        instance,
        operation,
        "Jamf Pro did not create the user; the client was told to retry.",
        Optional.empty(),
        jamf);
  }

  private Settlement<ProvisionedUser> act(
      IntegrationInstance instance,
      ProvisioningOperation operation,
      ProvisionedUser user,
      Optional<JamfUser> truth,
      JamfConversation jamf) {
    OperationTarget.User target = (OperationTarget.User) operation.target();
    return target.active()
        ? presence.present(instance, user, operation, truth, jamf)
        : absence.absent(instance, user, operation, truth, jamf);
  }

  private void settleIfCurrent(
      IntegrationInstance instance,
      ProvisioningOperation attempt,
      Optional<ProvisioningOperation> replaced,
      Settlement<ProvisionedUser> settlement,
      JamfConversation jamf) {
    ports
        .transactions()
        .run(
            () ->
                ledger
                    .current(attempt)
                    .ifPresent(now -> settle(instance, now, replaced, settlement, jamf)));
  }

  private void settle(
      IntegrationInstance instance,
      ProvisioningOperation operation,
      Optional<ProvisioningOperation> replaced,
      Settlement<ProvisionedUser> settlement,
      JamfConversation jamf) {
    ProvisionedUser user = settlement.subject();
    if (settlement instanceof Settlement.Settled<ProvisionedUser> settled) {
      keepSettled(instance, operation, user);
      ledger.done(instance, operation, settled.changed(), settled.message(), jamf);
    } else if (settlement instanceof Settlement.Retry<ProvisionedUser> retry) {
      keepRetry(instance, operation, user, retry.failure(), jamf);
    } else if (settlement instanceof Settlement.Blocked<ProvisionedUser> blocked) {
      keep(instance, described(operation, user));
      ledger.blocked(instance, operation, blocked.message(), jamf);
    } else if (settlement instanceof Settlement.Rejected<ProvisionedUser> rejected) {
      keepRejected(instance, operation, replaced, user, rejected, jamf);
    } else {
      throw new IllegalStateException("A user operation is never held after it was tried");
    }
  }

  private void keepSettled(
      IntegrationInstance instance, ProvisioningOperation operation, ProvisionedUser user) {
    if (operation.type().deletesUser()) {
      ledger.forgetMember(instance, user.id());
      ports.groups().forgetMember(instance.id(), user.id());
    }
    if (operation.type() == OperationType.DELETE_USER) {
      ports.users().delete(instance.id(), user.id());
    } else {
      keep(instance, described(operation, user));
    }
  }

  private void keepRetry(
      IntegrationInstance instance,
      ProvisioningOperation operation,
      ProvisionedUser user,
      JamfResult.Failed<?> failure,
      JamfConversation jamf) {
    if (operation.type() == OperationType.CREATE_USER && !operation.accepted()) {
      keep(instance, user);
      ledger.look(operation, failure, jamf);
      return;
    }
    keep(instance, described(operation, user));
    ledger.retry(instance, operation, failure, jamf);
  }

  /**
   * What was promised can not be taken back: then a person has to look. Else nothing has changed.
   */
  private void keepRejected(
      IntegrationInstance instance,
      ProvisioningOperation operation,
      Optional<ProvisioningOperation> replaced,
      ProvisionedUser user,
      Settlement.Rejected<ProvisionedUser> rejected,
      JamfConversation jamf) {
    if (operation.accepted()) {
      ledger.blocked(instance, operation, rejected.message(), jamf);
      return;
    }
    if (operation.type() == OperationType.CREATE_USER) {
      ports.users().delete(instance.id(), user.id());
    }
    ledger.rejected(instance, operation, rejected.message(), replaced, jamf);
  }

  /** The subject with the operation's target as its state since it was asked for. */
  private ProvisionedUser described(ProvisioningOperation operation, ProvisionedUser user) {
    OperationTarget.User target = (OperationTarget.User) operation.target();
    if (!target.active()) {
      return user.active() ? user.deactivated(target.profile(), operation.createdAt()) : user;
    }
    boolean same = user.active() && user.profile().equals(target.profile());
    return same && user.isManaged()
        ? user
        : user.reactivated(operation.createdAt())
            .described(target.profile(), operation.createdAt());
  }

  private void keep(IntegrationInstance instance, ProvisionedUser user) {
    ports.users().update(instance.id(), user);
  }

  private void noteRefusal(
      IntegrationInstance instance,
      ProvisioningOperation operation,
      Settlement<ProvisionedUser> settlement) {
    if (settlement instanceof Settlement.Retry<ProvisionedUser> retry) {
      quarantine.refused(instance, retry.failure(), operation.correlation());
    } else if (settlement instanceof Settlement.Settled<ProvisionedUser> settled) {
      quarantine.obeyed(instance, settled.exercised(), operation.correlation());
    }
  }
}

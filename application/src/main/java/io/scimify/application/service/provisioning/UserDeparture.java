package io.scimify.application.service.provisioning;

import io.scimify.application.port.in.ScimCaller;
import io.scimify.application.port.in.ScimResult;
import io.scimify.application.port.in.UserView;
import io.scimify.domain.audit.Actor;
import io.scimify.domain.audit.AttributeChange;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.deprovisioning.DeprovisioningDecision;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.ProvisioningMode;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.operation.OperationType;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.ScimUserId;
import io.scimify.domain.user.UserProfile;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a deactivation and a DELETE of a user become; called with the user locked. */
final class UserDeparture {
  private final ProvisioningPorts ports;
  private final OperationLedger ledger;
  private final UserOperations operations;
  private final Story story;

  UserDeparture(
      ProvisioningPorts ports, OperationLedger ledger, UserOperations operations, Story story) {
    this.ports = ports;
    this.ledger = ledger;
    this.operations = operations;
    this.story = story;
  }

  /** Deactivated in the identity provider: what that means is the guard's decision. */
  ScimResult<UserView> deactivate(
      ScimCaller caller,
      IntegrationInstance instance,
      PresentUser present,
      UserProfile profile,
      JamfConversation jamf) {
    ProvisioningOperation intent =
        operations.intend(
            caller,
            present.user(),
            OperationType.DEPROVISION_USER,
            present.user().profile(), // whom Jamf is known to hold
            false);
    ProvisionedUser tombstone = present.user().deactivated(profile, intent.createdAt());
    deprovision(caller, instance, present, tombstone, intent, jamf);
    return ScimResult.done(UserViews.held(tombstone));
  }

  private void deprovision(
      ScimCaller caller,
      IntegrationInstance instance,
      PresentUser present,
      ProvisionedUser tombstone,
      ProvisioningOperation intent,
      JamfConversation jamf) {
    Optional<ProvisioningOperation> toDo =
        ports
            .transactions()
            .inTransaction(
                () -> recordDeprovisioning(caller, instance, present, tombstone, intent));
    toDo.ifPresent(
        operation ->
            operations.actAndSettle(instance, operation, tombstone, present.truth(), jamf));
  }

  /** Marks inactive first; gives the operation if it is to be acted upon at once. */
  private Optional<ProvisioningOperation> recordDeprovisioning(
      ScimCaller caller,
      IntegrationInstance instance,
      PresentUser present,
      ProvisionedUser tombstone,
      ProvisioningOperation intent) {
    DeprovisioningDecision decision = operations.decide(instance, present.user());
    ports.users().update(instance.id(), tombstone);
    Actor actor = Actor.scimClient(caller.keyLabel());
    List<AttributeChange> changes = List.of(new AttributeChange("active", "true", "false"));
    if (instance.mode() == ProvisioningMode.OBSERVE) {
      ledger.recordOnly(
          instance,
          actor,
          intent.ended(
              OperationState.OBSERVED, "Observe mode, nothing was done: " + decision.why()),
          present.live(),
          AuditOutcome.OBSERVED,
          changes);
      return Optional.empty();
    }
    if (decision instanceof DeprovisioningDecision.Proceed proceed) {
      return Optional.of(
          ledger.begin(instance, actor, intent.promised(), present.live(), proceed.why(), changes));
    }
    if (decision instanceof DeprovisioningDecision.Schedule schedule) {
      ledger.recordOnly(
          instance,
          actor,
          intent.scheduled(schedule.at(), schedule.why()),
          present.live(),
          AuditOutcome.SCHEDULED,
          changes);
    } else if (decision instanceof DeprovisioningDecision.Hold hold) {
      ledger.recordOnly(
          instance, actor, intent.held(hold.why()), present.live(), AuditOutcome.HELD, changes);
      ledger.holdWaitingDeletions(instance);
    } else {
      ledger.recordOnly(
          instance,
          actor,
          intent.ended(OperationState.RETAINED, decision.why()),
          present.live(),
          AuditOutcome.RETAINED,
          changes);
    }
    return Optional.empty();
  }

  ScimResult<ScimUserId> delete(
      ScimCaller caller, IntegrationInstance instance, ScimUserId id, Consumer<UserView> check) {
    JamfConversation jamf = new JamfConversation(instance, ports.now());
    Optional<ProvisionedUser> found =
        ports.transactions().inTransaction(() -> ports.users().find(instance.id(), id));
    Optional<ProvisioningOperation> live =
        ports.transactions().inTransaction(() -> ledger.live(instance, Subject.of(id)));
    if (found.isEmpty() || UserViews.isHidden(live)) {
      return ReadUsersService.unknown(id);
    }
    ProvisionedUser user = found.get();
    PresentUser present = new PresentUser(user, live, Optional.empty(), UserViews.held(user));
    check.accept(present.view());
    if (user.jamfId().isEmpty() && live.isEmpty()) {
      return forget(caller, instance, user, "Jamf Pro does not hold this user; it was forgotten.");
    }
    DeprovisioningDecision decision =
        ports.transactions().inTransaction(() -> operations.decide(instance, user));
    if (decision instanceof DeprovisioningDecision.Retain retain) {
      return user.active()
          ? ScimResult.refused(ScimResult.Reason.FORBIDDEN, retain.why())
          : forget(caller, instance, user, retain.why());
    }
    ProvisioningOperation intent =
        operations.intend(caller, user, OperationType.DELETE_USER, user.profile(), false);
    ProvisionedUser tombstone = user.deactivated(user.profile(), ports.now());
    deprovision(caller, instance, present, tombstone, intent, jamf);
    return ScimResult.done(id);
  }

  private ScimResult<ScimUserId> forget(
      ScimCaller caller, IntegrationInstance instance, ProvisionedUser user, String why) {
    ports
        .transactions()
        .run(
            () -> {
              ports.groups().forgetMember(instance.id(), user.id());
              ports.users().delete(instance.id(), user.id());
              story.tell(
                  instance,
                  Actor.scimClient(caller.keyLabel()),
                  "user.delete",
                  Optional.of(Subject.of(user.id())),
                  user.profile().userName().value(),
                  AuditOutcome.SUCCEEDED,
                  why,
                  List.of(),
                  List.of(),
                  caller.correlation());
            });
    return ScimResult.done(user.id());
  }
}

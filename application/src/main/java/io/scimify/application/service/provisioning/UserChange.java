package io.scimify.application.service.provisioning;

import io.scimify.application.port.in.ScimCaller;
import io.scimify.application.port.in.ScimResult;
import io.scimify.application.port.in.UserDraft;
import io.scimify.application.port.in.UserUpdate;
import io.scimify.application.port.in.UserView;
import io.scimify.application.port.out.NameTakenException;
import io.scimify.domain.audit.Actor;
import io.scimify.domain.audit.AttributeChange;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.ProvisioningMode;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.operation.OperationType;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.ScimUserId;
import io.scimify.domain.user.UserOrigin;
import io.scimify.domain.user.UserProfile;
import io.scimify.domain.user.UserReconciliation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What PUT and PATCH of a known user become, and a POST that revives one; called with the user
 * locked.
 */
final class UserChange {
  private static final Duration NAME_WAIT = Duration.ofSeconds(2);

  private final ProvisioningPorts ports;
  private final OperationLedger ledger;
  private final UserOperations operations;
  private final Story story;
  private final PresentUsers users;
  private final UserDeparture leaving;
  private final SubjectLeases leases;
  private final GroupsOfUser groupsOfUser;

  UserChange(
      ProvisioningPorts ports,
      SubjectLeases leases,
      OperationLedger ledger,
      UserOperations operations,
      Story story,
      QuarantineKeeper quarantine,
      UserDeparture leaving) {
    this.ports = ports;
    this.leases = leases;
    this.ledger = ledger;
    this.operations = operations;
    this.story = story;
    this.users = new PresentUsers(ports, ledger, quarantine);
    this.leaving = leaving;
    this.groupsOfUser = new GroupsOfUser(ports, leases, ledger);
  }

  ScimResult<UserView> update(
      ScimCaller caller, IntegrationInstance instance, ScimUserId id, UserUpdate update) {
    JamfConversation jamf = new JamfConversation(instance, ports.now());
    return users
        .find(caller, instance, id, jamf)
        .then(present -> change(caller, instance, present, update.apply(present.view()), jamf));
  }

  /** For a revival, where the client's word replaces the profile. */
  ScimResult<UserView> change(
      ScimCaller caller,
      IntegrationInstance instance,
      ProvisionedUser user,
      Optional<ProvisioningOperation> live,
      Optional<JamfUser> truth,
      UserDraft draft) {
    PresentUser present =
        new PresentUser(user, live, truth, UserViews.held(user), Optional.empty(), true);
    return change(caller, instance, present, draft, new JamfConversation(instance, ports.now()));
  }

  private ScimResult<UserView> change(
      ScimCaller caller,
      IntegrationInstance instance,
      PresentUser present,
      UserDraft draft,
      JamfConversation jamf) {
    boolean wasActive = present.wasActive();
    boolean shallBeActive = draft.active().orElse(wasActive);
    Optional<String> unstorable = unstorable(draft.profile());
    if (unstorable.isPresent()) {
      return ScimResult.refused(ScimResult.Reason.INVALID_VALUE, unstorable.get());
    }
    // Of a user whom only Jamf knows, nothing but the deactivation can be kept meanwhile.
    boolean onlyDeactivates = !shallBeActive && draft.profile().equals(present.view().profile());
    if (present.unread().isPresent() && !onlyDeactivates) {
      return InstanceGate.unavailable(present.unread().get());
    }
    if (wasActive && !shallBeActive) {
      return leaving.deactivate(caller, instance, present, draft.profile(), jamf);
    }
    if (!shallBeActive) {
      return describeTombstone(caller, instance, present, draft.profile());
    }
    return isSame(present, draft)
        ? unchanged(caller, instance, present, jamf)
        : nameReserved(
            instance,
            present,
            draft.profile(),
            () -> describe(caller, instance, present, draft.profile(), jamf));
  }

  /** Why Jamf cannot store the profile, if so; asked before anything is recorded. */
  static Optional<String> unstorable(UserProfile profile) {
    try {
      profile.toJamf();
      return Optional.empty();
    } catch (IllegalArgumentException refusal) {
      return Optional.of(String.valueOf(refusal.getMessage()));
    }
  }

  /**
   * A new name is taken under the same lock as by a POST. Waits little, because a POST that holds
   * the name may wait for this very user.
   */
  private ScimResult<UserView> nameReserved(
      IntegrationInstance instance,
      PresentUser present,
      UserProfile profile,
      Supplier<ScimResult<UserView>> work) {
    boolean sameName = present.user().profile().userName().sameAs(profile.userName());
    return sameName || present.nameReserved()
        ? work.get()
        : leases
            .alone(instance.id(), ProvisionUserService.key(profile.userName()), NAME_WAIT, work)
            .orElseGet(InstanceGate::busy);
  }

  private static boolean isSame(PresentUser present, UserDraft draft) {
    boolean sameProfile = present.view().profile().equals(draft.profile());
    boolean sameInJamf =
        present
            .truth()
            .map(t -> UserReconciliation.wanted(draft.profile(), t.fields()).equals(t.fields()))
            .orElse(present.live().filter(o -> wants(o, draft.profile())).isPresent());
    return present.user().active() && sameProfile && sameInJamf;
  }

  private static boolean wants(ProvisioningOperation live, UserProfile profile) {
    return PresentUser.target(live).active() && PresentUser.target(live).profile().equals(profile);
  }

  private ScimResult<UserView> unchanged(
      ScimCaller caller, IntegrationInstance instance, PresentUser present, JamfConversation jamf) {
    ProvisionedUser user = present.user();
    ports
        .transactions()
        .run(
            () -> {
              if (user.origin() != UserOrigin.PROVISIONED) {
                ports
                    .users()
                    .update(instance.id(), user.described(present.view().profile(), ports.now()));
              }
              story.tell(
                  instance,
                  Actor.scimClient(caller.keyLabel()),
                  "user.update",
                  Optional.of(Subject.of(user.id())),
                  user.profile().userName().value(),
                  AuditOutcome.UNCHANGED,
                  "Nothing to do: it is so already.",
                  List.of(),
                  jamf.calls(),
                  caller.correlation());
            });
    return ScimResult.done(present.view());
  }

  /** A profile change, a reactivation, or both. */
  private ScimResult<UserView> describe(
      ScimCaller caller,
      IntegrationInstance instance,
      PresentUser present,
      UserProfile profile,
      JamfConversation jamf) {
    ProvisionedUser user = present.user();
    boolean there = user.active() && user.jamfId().isPresent();
    OperationType type = there ? OperationType.UPDATE_USER : OperationType.REACTIVATE_USER;
    ProvisioningOperation intent = operations.intend(caller, user, type, profile, true);
    List<AttributeChange> changes = changes(present, profile);
    ProvisionedUser wanted =
        user.reactivated(intent.createdAt()).described(profile, intent.createdAt());
    if (instance.mode() == ProvisioningMode.OBSERVE) {
      observe(caller, instance, present, wanted, intent, changes);
      return ScimResult.done(UserViews.held(wanted));
    }
    if (present.live().filter(UserChange::isOwedDeletion).isPresent()
        && !groupsOfUser.leave(instance, user.id(), caller.correlation())) {
      return InstanceGate.busy();
    }
    ProvisioningOperation operation =
        ports
            .transactions()
            .inTransaction(
                () -> {
                  refuseTakenName(instance, user, profile);
                  announceCreation(instance, user);
                  return ledger.begin(
                      instance,
                      Actor.scimClient(caller.keyLabel()),
                      intent,
                      present.live(),
                      user.active()
                          ? "The identity provider changed this user."
                          : "The identity provider reactivated this user.",
                      changes);
                });
    return answer(
        wanted,
        operations.actAndSettle(instance, operation, present.live(), user, present.truth(), jamf));
  }

  /** One that would be done already if Jamf had let it; grace and guard cancel without a trace. */
  private static boolean isOwedDeletion(ProvisioningOperation live) {
    return live.type().deletesUser()
        && (live.state() == OperationState.PENDING || live.state() == OperationState.BLOCKED);
  }

  /** Whoever takes over after a crash has to know that Jamf may hold the user already. */
  private void announceCreation(IntegrationInstance instance, ProvisionedUser user) {
    if (user.jamfId().isEmpty()) {
      ports.users().update(instance.id(), user.written(ports.now()));
    }
  }

  private void refuseTakenName(
      IntegrationInstance instance, ProvisionedUser user, UserProfile profile) {
    ports
        .users()
        .findByName(instance.id(), profile.userName())
        .filter(other -> !other.id().equals(user.id()))
        .ifPresent(
            other -> {
              throw new NameTakenException(
                  "userName \""
                      + profile.userName()
                      + "\" belongs to another User ("
                      + (other.active() ? "active" : "inactive")
                      + ", id "
                      + other.id()
                      + ").");
            });
  }

  private void observe(
      ScimCaller caller,
      IntegrationInstance instance,
      PresentUser present,
      ProvisionedUser wanted,
      ProvisioningOperation intent,
      List<AttributeChange> changes) {
    ProvisioningOperation observed =
        intent.ended(
            OperationState.OBSERVED, "Observe mode: Jamf Pro would have been changed accordingly.");
    ports
        .transactions()
        .run(
            () -> {
              ports.users().update(instance.id(), wanted);
              ledger.recordOnly(
                  instance,
                  Actor.scimClient(caller.keyLabel()),
                  observed,
                  present.live(),
                  AuditOutcome.OBSERVED,
                  changes);
            });
  }

  private ScimResult<UserView> describeTombstone(
      ScimCaller caller, IntegrationInstance instance, PresentUser present, UserProfile profile) {
    ProvisionedUser user = present.user();
    ProvisionedUser kept =
        user.profile().equals(profile) ? user : user.deactivated(profile, ports.now());
    ports
        .transactions()
        .run(
            () -> {
              ports.users().update(instance.id(), kept);
              story.tell(
                  instance,
                  Actor.scimClient(caller.keyLabel()),
                  "user.update",
                  Optional.of(Subject.of(user.id())),
                  profile.userName().value(),
                  AuditOutcome.UNCHANGED,
                  "The user is inactive, so there is nothing to do in Jamf Pro.",
                  changes(present, profile),
                  List.of(),
                  caller.correlation());
            });
    return ScimResult.done(UserViews.held(kept));
  }

  private static List<AttributeChange> changes(PresentUser present, UserProfile profile) {
    return AttributeChange.between(present.view().profile().attributes(), profile.attributes());
  }

  private static ScimResult<UserView> answer(
      ProvisionedUser wanted, Settlement<ProvisionedUser> settlement) {
    return settlement instanceof Settlement.Rejected<ProvisionedUser>
        ? refusal(settlement)
        : ScimResult.done(UserViews.held(wanted));
  }

  static <T> ScimResult<T> refusal(Settlement<ProvisionedUser> settlement) {
    if (settlement instanceof Settlement.Rejected<ProvisionedUser> rejected) {
      return ScimResult.refused(rejected.reason(), "Jamf Pro refuses this: " + rejected.message());
    }
    Settlement.Blocked<ProvisionedUser> blocked = (Settlement.Blocked<ProvisionedUser>) settlement;
    return ScimResult.refused(ScimResult.Reason.INVALID_VALUE, blocked.message());
  }
}

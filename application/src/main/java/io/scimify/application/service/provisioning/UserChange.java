package io.scimify.application.service.provisioning;

import io.scimify.application.port.in.ScimCaller;
import io.scimify.application.port.in.ScimResult;
import io.scimify.application.port.in.UserDraft;
import io.scimify.application.port.in.UserUpdate;
import io.scimify.application.port.in.UserView;
import io.scimify.application.port.out.JamfResult;
import io.scimify.application.port.out.NameTakenException;
import io.scimify.domain.audit.Actor;
import io.scimify.domain.audit.AttributeChange;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.deprovisioning.DeprovisioningDecision;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.JamfPrivilege;
import io.scimify.domain.integration.ProvisioningMode;
import io.scimify.domain.operation.OperationId;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.operation.OperationTarget;
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
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What PUT, PATCH and DELETE of a known user become; called with the user locked. */
final class UserChange {
  private static final Duration NAME_WAIT = Duration.ofSeconds(2);

  private final ProvisioningPorts ports;
  private final OperationLedger ledger;
  private final UserOperations operations;
  private final Story story;
  private final QuarantineKeeper quarantine;
  private final SubjectLeases leases;
  private final Freshness freshness;
  private final GroupDeparture departure;

  UserChange(
      ProvisioningPorts ports,
      SubjectLeases leases,
      OperationLedger ledger,
      UserOperations operations,
      Story story,
      QuarantineKeeper quarantine) {
    this.ports = ports;
    this.leases = leases;
    this.ledger = ledger;
    this.operations = operations;
    this.story = story;
    this.quarantine = quarantine;
    this.freshness = new Freshness(ports);
    this.departure = new GroupDeparture(ports, leases, ledger);
  }

  /**
   * The user at the start of a request: what we hold, what is pending, what Jamf said, how SCIM
   * shows it.
   */
  private record Present(
      ProvisionedUser user,
      Optional<ProvisioningOperation> live,
      Optional<JamfUser> truth,
      UserView view,
      Optional<JamfResult.Failed<JamfUser>> unread,
      boolean nameReserved) {

    Present(
        ProvisionedUser user,
        Optional<ProvisioningOperation> live,
        Optional<JamfUser> truth,
        UserView view) {
      this(user, live, truth, view, Optional.empty(), false);
    }

    /** Active, or on the way to it: a reactivation that is not finished counts. */
    boolean wasActive() {
      return user.active() || live.filter(o -> target(o).active()).isPresent();
    }
  }

  private static OperationTarget.User target(ProvisioningOperation operation) {
    return (OperationTarget.User) operation.target();
  }

  ScimResult<UserView> update(
      ScimCaller caller, IntegrationInstance instance, ScimUserId id, UserUpdate update) {
    JamfConversation jamf = new JamfConversation(instance, ports.now());
    return present(caller, instance, id, jamf)
        .then(present -> change(caller, instance, present, update.apply(present.view()), jamf));
  }

  private ScimResult<Present> present(
      ScimCaller caller, IntegrationInstance instance, ScimUserId id, JamfConversation jamf) {
    Optional<ProvisionedUser> found =
        ports.transactions().inTransaction(() -> ports.users().find(instance.id(), id));
    Optional<ProvisioningOperation> live =
        ports.transactions().inTransaction(() -> ledger.live(instance, Subject.of(id)));
    if (found.isEmpty() || UserViews.isHidden(live)) {
      return ReadUsersService.unknown(id);
    }
    ProvisionedUser user = found.get();
    boolean asksJamf = user.active() && user.jamfId().isPresent() && live.isEmpty();
    return asksJamf
        ? read(caller, instance, user, jamf)
        : ScimResult.done(new Present(user, live, Optional.empty(), UserViews.held(user)));
  }

  private ScimResult<Present> read(
      ScimCaller caller,
      IntegrationInstance instance,
      ProvisionedUser user,
      JamfConversation jamf) {
    JamfResult<JamfUser> read = ports.jamf().readUser(jamf.context(), user.jamfId().orElseThrow());
    if (read instanceof JamfResult.Done<JamfUser> done) {
      // What a web app that lags behind shows is not what this request is a change of.
      UserView view =
          freshness.mayBeOutdated(instance, user, done.value().fields())
              ? UserViews.held(user)
              : UserViews.merged(user, done.value().fields());
      quarantine.obeyed(instance, Set.of(JamfPrivilege.READ_USER), caller.correlation());
      return ScimResult.done(new Present(user, Optional.empty(), Optional.of(done.value()), view));
    }
    JamfResult.Failed<JamfUser> failed = (JamfResult.Failed<JamfUser>) read;
    quarantine.refused(instance, failed, caller.correlation());
    // A change must be kept even when Jamf is away, as long as we know what it is a change of.
    if (user.origin() == UserOrigin.PROVISIONED) {
      return ScimResult.done(
          new Present(user, Optional.empty(), Optional.empty(), UserViews.held(user)));
    }
    if (failed.reason() == JamfResult.Reason.NOT_FOUND) {
      return ReadUsersService.unknown(user.id());
    }
    UserView view = UserViews.held(user);
    return user.isManaged()
        ? ScimResult.done(
            new Present(user, Optional.empty(), Optional.empty(), view, Optional.of(failed), false))
        : InstanceGate.unavailable(failed);
  }

  /** For a revival, where the client's word replaces the profile. */
  ScimResult<UserView> change(
      ScimCaller caller,
      IntegrationInstance instance,
      ProvisionedUser user,
      Optional<ProvisioningOperation> live,
      Optional<JamfUser> truth,
      UserDraft draft) {
    Present present = new Present(user, live, truth, UserViews.held(user), Optional.empty(), true);
    return change(caller, instance, present, draft, new JamfConversation(instance, ports.now()));
  }

  private ScimResult<UserView> change(
      ScimCaller caller,
      IntegrationInstance instance,
      Present present,
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
      return deactivate(caller, instance, present, draft.profile(), jamf);
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
      Present present,
      UserProfile profile,
      Supplier<ScimResult<UserView>> work) {
    boolean sameName = present.user().profile().userName().sameAs(profile.userName());
    return sameName || present.nameReserved()
        ? work.get()
        : leases
            .alone(instance.id(), ProvisionUserService.key(profile.userName()), NAME_WAIT, work)
            .orElseGet(InstanceGate::busy);
  }

  private static boolean isSame(Present present, UserDraft draft) {
    boolean sameProfile = present.view().profile().equals(draft.profile());
    boolean sameInJamf =
        present
            .truth()
            .map(t -> UserReconciliation.wanted(draft.profile(), t.fields()).equals(t.fields()))
            .orElse(present.live().filter(o -> wants(o, draft.profile())).isPresent());
    return present.user().active() && sameProfile && sameInJamf;
  }

  private static boolean wants(ProvisioningOperation live, UserProfile profile) {
    return target(live).active() && target(live).profile().equals(profile);
  }

  private ScimResult<UserView> unchanged(
      ScimCaller caller, IntegrationInstance instance, Present present, JamfConversation jamf) {
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
      Present present,
      UserProfile profile,
      JamfConversation jamf) {
    ProvisionedUser user = present.user();
    OperationType type = user.active() ? OperationType.UPDATE_USER : OperationType.REACTIVATE_USER;
    ProvisioningOperation intent = intent(caller, user, type, profile, true);
    List<AttributeChange> changes = changes(present, profile);
    ProvisionedUser wanted =
        user.reactivated(intent.createdAt()).described(profile, intent.createdAt());
    if (instance.mode() == ProvisioningMode.OBSERVE) {
      observe(caller, instance, present, wanted, intent, changes);
      return ScimResult.done(UserViews.held(wanted));
    }
    if (present.live().filter(UserChange::isOwedDeletion).isPresent()
        && !departure.recordFor(instance, user.id(), caller.correlation())) {
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
      Present present,
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
      ScimCaller caller, IntegrationInstance instance, Present present, UserProfile profile) {
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

  /** Deactivated in the identity provider: what that means is the guard's decision. */
  private ScimResult<UserView> deactivate(
      ScimCaller caller,
      IntegrationInstance instance,
      Present present,
      UserProfile profile,
      JamfConversation jamf) {
    ProvisioningOperation intent =
        intent(
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
      Present present,
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
      Present present,
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
    Present present = new Present(user, live, Optional.empty(), UserViews.held(user));
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
        intent(caller, user, OperationType.DELETE_USER, user.profile(), false);
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

  private ProvisioningOperation intent(
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

  private static List<AttributeChange> changes(Present present, UserProfile profile) {
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

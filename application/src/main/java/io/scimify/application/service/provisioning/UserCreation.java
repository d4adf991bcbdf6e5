package io.scimify.application.service.provisioning;

import io.scimify.application.port.in.ScimCaller;
import io.scimify.application.port.in.ScimResult;
import io.scimify.application.port.in.UserDraft;
import io.scimify.application.port.in.UserView;
import io.scimify.application.port.out.JamfResult;
import io.scimify.domain.audit.Actor;
import io.scimify.domain.audit.AttributeChange;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.audit.JamfCall;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.ProvisioningMode;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.operation.OperationType;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.ScimUserId;
import io.scimify.domain.user.UserProfile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a POST becomes: a new user, the revival of a tombstone under its old id, the end of an
 * earlier POST whose outcome was unknown, or a conflict (fact sheet Okta §6.2).
 */
final class UserCreation {
  private final ProvisioningPorts ports;
  private final OperationLedger ledger;
  private final UserOperations operations;
  private final UserChange change;
  private final QuarantineKeeper quarantine;
  private final Story story;

  UserCreation(
      ProvisioningPorts ports,
      OperationLedger ledger,
      UserOperations operations,
      UserChange change,
      QuarantineKeeper quarantine,
      Story story) {
    this.ports = ports;
    this.story = story;
    this.ledger = ledger;
    this.operations = operations;
    this.change = change;
    this.quarantine = quarantine;
  }

  /** The identity that has the userName, else the one that has the externalId. */
  Optional<ProvisionedUser> present(IntegrationInstance instance, UserProfile profile) {
    return ports
        .users()
        .findByName(instance.id(), profile.userName())
        .or(
            () ->
                profile
                    .externalId()
                    .flatMap(id -> ports.users().findByExternalId(instance.id(), id)));
  }

  /** A POST that meets an identity; called with that identity locked. */
  ScimResult<UserView> createOver(
      ScimCaller caller, IntegrationInstance instance, ScimUserId id, UserDraft draft) {
    Optional<ProvisionedUser> found =
        ports.transactions().inTransaction(() -> ports.users().find(instance.id(), id));
    if (found.isEmpty()) {
      return InstanceGate.busy();
    }
    ProvisionedUser user = found.get();
    Optional<ProvisioningOperation> live =
        ports.transactions().inTransaction(() -> ledger.live(instance, Subject.of(user.id())));
    UserDraft active = new UserDraft(draft.profile(), Optional.of(draft.active().orElse(true)));
    if (isUnfinishedCreation(live) || isCreatedUntold(instance, user, live)) {
      return act(caller, instance, user, live, active);
    }
    return user.active() && !UserViews.isHidden(live)
        ? told(
            caller,
            instance,
            Optional.of(Subject.of(user.id())),
            draft,
            List.of(),
            conflict(user, draft))
        : change.change(caller, instance, user, live, Optional.empty(), active);
  }

  private static boolean isUnfinishedCreation(Optional<ProvisioningOperation> live) {
    return live.filter(o -> o.type() == OperationType.CREATE_USER && !o.accepted()).isPresent();
  }

  private boolean isCreatedUntold(
      IntegrationInstance instance, ProvisionedUser user, Optional<ProvisioningOperation> live) {
    return live.isEmpty()
        && user.active()
        && ports
            .transactions()
            .inTransaction(() -> ledger.isCreatedUntold(instance, Subject.of(user.id())));
  }

  private static ScimResult.Refused<UserView> conflict(ProvisionedUser user, UserDraft draft) {
    boolean byName = user.profile().userName().sameAs(draft.profile().userName());
    String what =
        byName
            ? "userName \"" + draft.profile().userName() + "\""
            : "externalId \""
                + draft.profile().externalId().map(Object::toString).orElse("")
                + "\"";
    return ScimResult.refused(
        ScimResult.Reason.UNIQUENESS,
        "A User with " + what + " exists already; look it up by filter and update it instead.");
  }

  /** A POST that meets nobody we know; Jamf may know somebody. */
  ScimResult<UserView> createNew(ScimCaller caller, IntegrationInstance instance, UserDraft draft) {
    JamfConversation jamf = new JamfConversation(instance, ports.now());
    Optional<ScimResult.Refused<UserView>> refusal = refusal(caller, instance, draft, jamf);
    if (refusal.isPresent()) {
      return told(caller, instance, Optional.empty(), draft, jamf.calls(), refusal.get());
    }
    ProvisionedUser user =
        ProvisionedUser.requested(
            new ScimUserId(ports.ids().nextId()),
            draft.profile(),
            draft.active().orElse(true),
            ports.now());
    return user.active() && instance.mode() == ProvisioningMode.LIVE
        ? createInJamf(caller, instance, user, jamf)
        : keepOnly(caller, instance, user);
  }

  private Optional<ScimResult.Refused<UserView>> refusal(
      ScimCaller caller, IntegrationInstance instance, UserDraft draft, JamfConversation jamf) {
    Optional<String> unstorable = UserChange.unstorable(draft.profile());
    if (unstorable.isPresent()) {
      return Optional.of(ScimResult.refused(ScimResult.Reason.INVALID_VALUE, unstorable.get()));
    }
    JamfResult<Optional<JamfUser>> found =
        ports.jamf().findUser(jamf.context(), draft.profile().userName());
    if (!(found instanceof JamfResult.Done<Optional<JamfUser>> done)) {
      JamfResult.Failed<?> failed = (JamfResult.Failed<?>) found;
      quarantine.refused(instance, failed, caller.correlation());
      return Optional.of(InstanceGate.unavailable(failed));
    }
    return done.value()
        .map(
            existing -> isBeingDeleted(instance, existing) ? InstanceGate.busy() : taken(existing));
  }

  private static ScimResult.Refused<UserView> taken(JamfUser existing) {
    return ScimResult.refused(
        ScimResult.Reason.UNIQUENESS,
        "Jamf Pro already has a user named \""
            + existing.fields().username()
            + "\"; look it up by filter and update it instead of creating it.");
  }

  /** "Why is this person not in Jamf?" has an answer also when nothing was recorded to be done. */
  private ScimResult<UserView> told(
      ScimCaller caller,
      IntegrationInstance instance,
      Optional<Subject> subject,
      UserDraft draft,
      List<JamfCall> calls,
      ScimResult.Refused<UserView> refusal) {
    return story.notCreated(
        instance,
        caller,
        "user.create",
        subject,
        draft.profile().userName().value(),
        calls,
        refusal);
  }

  /** The deletion of another User, who had this name before, has not reached Jamf yet. */
  private boolean isBeingDeleted(IntegrationInstance instance, JamfUser found) {
    return ports
        .transactions()
        .inTransaction(
            () ->
                ports
                    .users()
                    .findByJamfId(instance.id(), found.id())
                    .flatMap(user -> ledger.live(instance, Subject.of(user.id())))
                    .filter(live -> live.type().deletesUser())
                    .isPresent());
  }

  private ScimResult<UserView> createInJamf(
      ScimCaller caller,
      IntegrationInstance instance,
      ProvisionedUser user,
      JamfConversation jamf) {
    ProvisioningOperation operation =
        ports
            .transactions()
            .inTransaction(
                () -> {
                  ports.users().insert(instance.id(), user.written(ports.now()));
                  return ledger.begin(
                      instance,
                      Actor.scimClient(caller.keyLabel()),
                      intent(caller, user),
                      Optional.empty(),
                      "The identity provider asked to create this user.",
                      AttributeChange.between(Map.of(), user.profile().attributes()));
                });
    return answer(user, operations.createAndSettle(instance, operation, user, jamf));
  }

  /** Observe mode, or a user that shall not be active: an identity without a Jamf user. */
  private ScimResult<UserView> keepOnly(
      ScimCaller caller, IntegrationInstance instance, ProvisionedUser user) {
    OperationState end = user.active() ? OperationState.OBSERVED : OperationState.DONE;
    AuditOutcome outcome = user.active() ? AuditOutcome.OBSERVED : AuditOutcome.UNCHANGED;
    String why =
        user.active()
            ? "Observe mode: the user would have been created in Jamf Pro."
            : "Created inactive: Jamf Pro gets the user once it is activated.";
    ports
        .transactions()
        .run(
            () -> {
              ports.users().insert(instance.id(), user);
              ledger.recordOnly(
                  instance,
                  Actor.scimClient(caller.keyLabel()),
                  intent(caller, user).ended(end, why),
                  Optional.empty(),
                  outcome,
                  AttributeChange.between(Map.of(), user.profile().attributes()));
            });
    return ScimResult.done(UserViews.held(user));
  }

  private ProvisioningOperation intent(ScimCaller caller, ProvisionedUser user) {
    return operations.intend(
        caller, user, OperationType.CREATE_USER, user.profile(), user.active());
  }

  /** An earlier POST of this user ended in doubt; this one looks first and finishes it. */
  private ScimResult<UserView> act(
      ScimCaller caller,
      IntegrationInstance instance,
      ProvisionedUser user,
      Optional<ProvisioningOperation> live,
      UserDraft draft) {
    JamfConversation jamf = new JamfConversation(instance, ports.now());
    ProvisionedUser wanted = user.described(draft.profile(), ports.now());
    ProvisioningOperation operation =
        ports
            .transactions()
            .inTransaction(
                () ->
                    ledger.begin(
                        instance,
                        Actor.scimClient(caller.keyLabel()),
                        intent(caller, wanted),
                        live,
                        "The identity provider asked again to create this user.",
                        List.of()));
    return answer(
        wanted, operations.actAndSettle(instance, operation, wanted, Optional.empty(), jamf));
  }

  private static ScimResult<UserView> answer(
      ProvisionedUser user, Settlement<ProvisionedUser> settlement) {
    if (settlement instanceof Settlement.Settled<ProvisionedUser>) {
      return ScimResult.done(UserViews.held(user));
    }
    if (settlement instanceof Settlement.Retry<ProvisionedUser> retry) {
      return InstanceGate.unavailable(retry.failure());
    }
    return UserChange.refusal(settlement);
  }
}

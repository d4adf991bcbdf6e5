package io.scimify.application.service.provisioning;

import io.scimify.application.port.in.GroupDraft;
import io.scimify.application.port.in.GroupUpdate;
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
import io.scimify.domain.integration.ProvisioningMode;
import io.scimify.domain.operation.OperationTarget;
import io.scimify.domain.operation.OperationType;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.operation.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What PUT, PATCH and DELETE of a known group become; called with the group locked. */
final class GroupChange {
  private final ProvisioningPorts ports;
  private final OperationLedger ledger;
  private final GroupOperations operations;
  private final GroupRequests requests;
  private final Story story;
  private final ReadGroupsService reading;

  GroupChange(
      ProvisioningPorts ports,
      OperationLedger ledger,
      GroupOperations operations,
      GroupRequests requests,
      Story story) {
    this.ports = ports;
    this.ledger = ledger;
    this.operations = operations;
    this.requests = requests;
    this.story = story;
    this.reading = new ReadGroupsService(ports);
  }

  ScimResult<GroupView> update(
      ScimCaller caller, IntegrationInstance instance, ScimGroupId id, GroupUpdate update) {
    JamfConversation jamf = new JamfConversation(instance, ports.now());
    Optional<ProvisionedGroup> group =
        ports.transactions().inTransaction(() -> ports.groups().find(instance.id(), id));
    Optional<ProvisioningOperation> live =
        ports.transactions().inTransaction(() -> ledger.live(instance, Subject.of(id)));
    if (group.isEmpty() || ReadGroupsService.isBeingDeleted(live)) {
      return ReadGroupsService.unknown(id);
    }
    ScimResult<GroupView> view =
        update.needsMembers()
            ? reading.get(caller, instance, id, true, jamf)
            : ScimResult.done(
                ReadGroupsService.view(group.get(), group.get().displayName(), Optional.empty()));
    return view.then(
        present -> change(caller, instance, group.get(), live, update.apply(present), jamf));
  }

  private ScimResult<GroupView> change(
      ScimCaller caller,
      IntegrationInstance instance,
      ProvisionedGroup group,
      Optional<ProvisioningOperation> live,
      GroupDraft draft,
      JamfConversation jamf) {
    KnownMembers known = KnownMembers.of(ports, instance, draft);
    boolean renamed = !draft.displayName().equals(group.displayName());
    if (!renamed && known.membership().isNone() && live.isEmpty()) {
      return keepAttributes(caller, instance, group, draft, known);
    }
    ProvisioningOperation intent =
        requests.intent(
            caller, group.id(), OperationType.UPDATE_GROUP, draft, composed(live, known));
    String message =
        (renamed ? "The identity provider renamed this group. " : "")
            + (known.membership().isNone()
                ? ""
                : "The identity provider changed its members: " + known.description() + ".")
            + known.note();
    if (instance.mode() == ProvisioningMode.OBSERVE) {
      return requests.observe(caller, instance, group, draft, known, intent, live, message);
    }
    ProvisioningOperation operation =
        requests.begin(
            caller,
            instance,
            () -> upToDate(instance, intent, known),
            live,
            message.strip(),
            changes(group, draft));
    Settlement<ProvisionedGroup> settlement =
        operations.actAndSettle(instance, operation, live, group, jamf);
    return GroupRequests.answer(group, draft, known, operation, settlement);
  }

  /** A backlog becomes one change: what was owed, and then this. */
  private static MembershipChange composed(
      Optional<ProvisioningOperation> live, KnownMembers next) {
    return live.map(o -> ((OperationTarget.Group) o.target()).membership().then(next.membership()))
        .orElse(next.membership());
  }

  /** What was owed may ask for a leaver no more since it was looked at. */
  private ProvisioningOperation upToDate(
      IntegrationInstance instance, ProvisioningOperation intent, KnownMembers next) {
    return intent.asking(composed(ledger.lockLive(instance, intent.subject()), next));
  }

  private static List<AttributeChange> changes(ProvisionedGroup group, GroupDraft draft) {
    List<AttributeChange> changes =
        new ArrayList<>(AttributeChange.between(group.attributes(), draft.attributes()));
    if (!draft.displayName().equals(group.displayName())) {
      changes.add(
          new AttributeChange(
              "displayName", group.displayName().value(), draft.displayName().value()));
    }
    return changes;
  }

  private ScimResult<GroupView> keepAttributes(
      ScimCaller caller,
      IntegrationInstance instance,
      ProvisionedGroup group,
      GroupDraft draft,
      KnownMembers known) {
    ProvisionedGroup described =
        group.described(draft.displayName(), draft.attributes(), ports.now());
    ports
        .transactions()
        .run(
            () -> {
              ports.groups().update(instance.id(), described);
              story.tell(
                  instance,
                  Actor.scimClient(caller.keyLabel()),
                  "group.update",
                  Optional.of(Subject.of(group.id())),
                  draft.displayName().value(),
                  AuditOutcome.UNCHANGED,
                  "Nothing to do in Jamf Pro." + known.note(),
                  changes(group, draft),
                  List.of(),
                  caller.correlation());
            });
    return ScimResult.done(GroupRequests.shown(described, draft, known, described.updatedAt()));
  }

  ScimResult<ScimGroupId> delete(
      ScimCaller caller, IntegrationInstance instance, ScimGroupId id, Consumer<GroupView> check) {
    JamfConversation jamf = new JamfConversation(instance, ports.now());
    Optional<ProvisionedGroup> found =
        ports.transactions().inTransaction(() -> ports.groups().find(instance.id(), id));
    Optional<ProvisioningOperation> live =
        ports.transactions().inTransaction(() -> ledger.live(instance, Subject.of(id)));
    if (found.isEmpty() || ReadGroupsService.isBeingDeleted(live)) {
      return ReadGroupsService.unknown(id);
    }
    ProvisionedGroup group = found.get();
    check.accept(ReadGroupsService.view(group, group.displayName(), Optional.empty()));
    GroupDraft last =
        new GroupDraft(group.displayName(), group.attributes(), MembershipChange.none(), List.of());
    ProvisioningOperation intent =
        requests.intent(caller, id, OperationType.DELETE_GROUP, last, MembershipChange.none());
    String message = "The identity provider deleted this group; its users stay.";
    if (instance.mode() == ProvisioningMode.OBSERVE) {
      return requests
          .observe(
              caller,
              instance,
              group,
              last,
              KnownMembers.of(ports, instance, last),
              intent,
              live,
              message)
          .map(view -> id);
    }
    ProvisioningOperation operation =
        requests.begin(caller, instance, () -> intent, live, message, List.of());
    Settlement<ProvisionedGroup> settlement =
        operations.actAndSettle(instance, operation, live, group, jamf);
    return settlement instanceof Settlement.Rejected<ProvisionedGroup> rejected
        ? ScimResult.refused(
            ScimResult.Reason.FORBIDDEN,
            "Jamf Pro refuses to delete the group: " + rejected.message())
        : ScimResult.done(id);
  }
}

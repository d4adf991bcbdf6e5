package io.scimify.application.service.provisioning;

import io.scimify.application.port.in.GroupDraft;
import io.scimify.application.port.in.GroupUpdate;
import io.scimify.application.port.in.GroupView;
import io.scimify.application.port.in.ProvisionGroupUseCase;
import io.scimify.application.port.in.ScimCaller;
import io.scimify.application.port.in.ScimResult;
import io.scimify.application.port.out.JamfResult;
import io.scimify.application.port.out.NameTakenException;
import io.scimify.domain.audit.Actor;
import io.scimify.domain.audit.AttributeChange;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.group.JamfGroupSummary;
import io.scimify.domain.group.MembershipChange;
import io.scimify.domain.group.ProvisionedGroup;
import io.scimify.domain.group.ScimGroupId;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.ProvisioningMode;
import io.scimify.domain.operation.OperationId;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.operation.OperationTarget;
import io.scimify.domain.operation.OperationType;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.ScimUserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Creates, renames, fills and deletes static user groups; one writer per group. */
public final class ProvisionGroupService implements ProvisionGroupUseCase {
  private final ProvisioningPorts ports;
  private final InstanceGate gate;
  private final SubjectLeases leases;
  private final Story story;
  private final OperationLedger ledger;
  private final GroupConvergence convergence;
  private final GroupOperations operations;
  private final QuarantineKeeper quarantine;
  private final ReadGroupsService reading;

  public ProvisionGroupService(ProvisioningPorts ports, SubjectLeases leases) {
    this.ports = ports;
    this.gate = new InstanceGate(ports);
    this.leases = leases;
    this.story = new Story(ports);
    this.ledger = new OperationLedger(ports, story);
    this.convergence = new GroupConvergence(ports);
    this.quarantine = new QuarantineKeeper(ports, story);
    this.operations = new GroupOperations(ports, ledger, convergence, quarantine);
    this.reading = new ReadGroupsService(ports);
  }

  @Override
  public ScimResult<GroupView> create(ScimCaller caller, GroupDraft draft) {
    return gate.forWriting(caller, Subject.Kind.GROUP)
        .then(
            instance ->
                alone(
                    instance,
                    "group-name:" + draft.displayName().key(),
                    () -> createAlone(caller, instance, draft)));
  }

  private ScimResult<GroupView> createAlone(
      ScimCaller caller, IntegrationInstance instance, GroupDraft draft) {
    JamfConversation jamf = new JamfConversation(instance, ports.now());
    JamfResult<Optional<JamfGroupSummary>> found = convergence.find(draft.displayName(), jamf);
    if (!(found instanceof JamfResult.Done<Optional<JamfGroupSummary>> done)) {
      JamfResult.Failed<?> failed = (JamfResult.Failed<?>) found;
      quarantine.refused(instance, failed, caller.correlation());
      return InstanceGate.unavailable(failed);
    }
    Optional<ProvisioningOperation> unfinished = unfinishedCreation(instance, draft);
    boolean ours =
        unfinished.isPresent()
            || done.value().filter(group -> isCreatedUntold(instance, group)).isPresent();
    if (done.value().isPresent() && !ours) {
      return ScimResult.refused(
          ScimResult.Reason.UNIQUENESS,
          "Jamf Pro already has a static user group named \""
              + done.value().get().name()
              + "\"; look it up by filter and link it instead of creating it.");
    }
    return create(caller, instance, draft, done.value(), unfinished, jamf);
  }

  /** An earlier POST of this name whose outcome we never told, because we did not know it. */
  private Optional<ProvisioningOperation> unfinishedCreation(
      IntegrationInstance instance, GroupDraft draft) {
    return ports
        .transactions()
        .inTransaction(
            () ->
                ports.operations().inState(instance.id(), OperationState.PENDING, 0, 1000).stream()
                    .filter(o -> o.type() == OperationType.CREATE_GROUP && !o.accepted())
                    .filter(
                        o ->
                            ((OperationTarget.Group) o.target())
                                .displayName()
                                .sameAs(draft.displayName()))
                    .findFirst());
  }

  private boolean isCreatedUntold(IntegrationInstance instance, JamfGroupSummary found) {
    ProvisionedGroup group = operations.identified(instance, found);
    return ports
        .transactions()
        .inTransaction(
            () ->
                ledger.live(instance, Subject.of(group.id())).isEmpty()
                    && ledger.isCreatedUntold(instance, Subject.of(group.id())));
  }

  private ScimResult<GroupView> create(
      ScimCaller caller,
      IntegrationInstance instance,
      GroupDraft draft,
      Optional<JamfGroupSummary> ours,
      Optional<ProvisioningOperation> unfinished,
      JamfConversation jamf) {
    ProvisionedGroup group = newGroup(instance, draft, ours, unfinished);
    Known known = known(instance, draft);
    ProvisioningOperation intent =
        intent(caller, group.id(), OperationType.CREATE_GROUP, draft, known.membership());
    String message =
        "The identity provider pushed this group with "
            + known.count()
            + " members."
            + known.note();
    if (instance.mode() == ProvisioningMode.OBSERVE) {
      return observe(caller, instance, group, draft, known, intent, unfinished, message);
    }
    ProvisioningOperation operation =
        ports
            .transactions()
            .inTransaction(
                () ->
                    ledger.begin(
                        instance,
                        Actor.scimClient(caller.keyLabel()),
                        intent,
                        unfinished,
                        message,
                        List.of(
                            new AttributeChange("displayName", "", draft.displayName().value()))));
    Settlement<ProvisionedGroup> settlement =
        operations.actAndSettle(instance, operation, group, jamf);
    boolean inDoubt =
        settlement instanceof Settlement.Retry<ProvisionedGroup>
            && settlement.subject().jamfId().isEmpty();
    return inDoubt
        ? InstanceGate.unavailable(((Settlement.Retry<ProvisionedGroup>) settlement).failure())
        : answer(settlement.subject(), draft, known, operation, settlement);
  }

  private ProvisionedGroup newGroup(
      IntegrationInstance instance,
      GroupDraft draft,
      Optional<JamfGroupSummary> ours,
      Optional<ProvisioningOperation> unfinished) {
    if (ours.isPresent()) {
      return operations.identified(instance, ours.get());
    }
    ScimGroupId id =
        unfinished
            .map(o -> o.subject().groupId())
            .orElseGet(() -> new ScimGroupId(ports.ids().nextId()));
    return new ProvisionedGroup(
        id,
        draft.displayName(),
        instance.groupDescription(),
        draft.attributes(),
        true,
        Optional.empty(),
        Optional.empty(),
        ports.now(),
        ports.now());
  }

  private ScimResult<GroupView> observe(
      ScimCaller caller,
      IntegrationInstance instance,
      ProvisionedGroup group,
      GroupDraft draft,
      Known known,
      ProvisioningOperation intent,
      Optional<ProvisioningOperation> live,
      String message) {
    ProvisioningOperation observed =
        intent.ended(OperationState.OBSERVED, "Observe mode, nothing was done: " + message);
    ports
        .transactions()
        .run(
            () -> {
              operations.keep(instance, observed, group);
              ledger.recordOnly(
                  instance,
                  Actor.scimClient(caller.keyLabel()),
                  observed,
                  live,
                  AuditOutcome.OBSERVED,
                  List.of());
            });
    return ScimResult.done(shown(group, draft, known, intent.createdAt()));
  }

  @Override
  public ScimResult<GroupView> update(ScimCaller caller, ScimGroupId id, GroupUpdate update) {
    return gate.forWriting(caller, Subject.Kind.GROUP)
        .then(
            instance ->
                alone(
                    instance,
                    Subject.of(id).toString(),
                    () -> updateAlone(caller, instance, id, update)));
  }

  private ScimResult<GroupView> updateAlone(
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
    Known known = known(instance, draft);
    boolean renamed = !draft.displayName().equals(group.displayName());
    if (!renamed && known.membership().isNone() && live.isEmpty()) {
      return keepAttributes(caller, instance, group, draft, known);
    }
    ProvisioningOperation intent =
        intent(caller, group.id(), OperationType.UPDATE_GROUP, draft, composed(live, known));
    String message =
        (renamed ? "The identity provider renamed this group. " : "")
            + (known.membership().isNone()
                ? ""
                : "The identity provider changed its members: " + known.description() + ".")
            + known.note();
    if (instance.mode() == ProvisioningMode.OBSERVE) {
      return observe(caller, instance, group, draft, known, intent, live, message);
    }
    ProvisioningOperation operation =
        ports
            .transactions()
            .inTransaction(
                () ->
                    ledger.begin(
                        instance,
                        Actor.scimClient(caller.keyLabel()),
                        upToDate(instance, intent, known),
                        live,
                        message.strip(),
                        changes(group, draft)));
    Settlement<ProvisionedGroup> settlement =
        operations.actAndSettle(instance, operation, live, group, jamf);
    return answer(group, draft, known, operation, settlement);
  }

  /** A backlog becomes one change: what was owed, and then this. */
  private static MembershipChange composed(Optional<ProvisioningOperation> live, Known next) {
    return live.map(o -> ((OperationTarget.Group) o.target()).membership().then(next.membership()))
        .orElse(next.membership());
  }

  /** What was owed may ask for a leaver no more since it was looked at. */
  private ProvisioningOperation upToDate(
      IntegrationInstance instance, ProvisioningOperation intent, Known next) {
    return intent.asking(composed(ledger.live(instance, intent.subject()), next));
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
      Known known) {
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
    return ScimResult.done(shown(described, draft, known, described.updatedAt()));
  }

  @Override
  public ScimResult<ScimGroupId> delete(
      ScimCaller caller, ScimGroupId id, Consumer<GroupView> check) {
    return gate.forWriting(caller, Subject.Kind.GROUP)
        .then(
            instance ->
                alone(
                    instance,
                    Subject.of(id).toString(),
                    () -> deleteAlone(caller, instance, id, check)));
  }

  private ScimResult<ScimGroupId> deleteAlone(
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
        intent(caller, id, OperationType.DELETE_GROUP, last, MembershipChange.none());
    String message = "The identity provider deleted this group; its users stay.";
    if (instance.mode() == ProvisioningMode.OBSERVE) {
      return observe(caller, instance, group, last, known(instance, last), intent, live, message)
          .map(view -> id);
    }
    ProvisioningOperation operation =
        ports
            .transactions()
            .inTransaction(
                () ->
                    ledger.begin(
                        instance,
                        Actor.scimClient(caller.keyLabel()),
                        intent,
                        live,
                        message,
                        List.of()));
    Settlement<ProvisionedGroup> settlement =
        operations.actAndSettle(instance, operation, live, group, jamf);
    return settlement instanceof Settlement.Rejected<ProvisionedGroup> rejected
        ? ScimResult.refused(
            ScimResult.Reason.FORBIDDEN,
            "Jamf Pro refuses to delete the group: " + rejected.message())
        : ScimResult.done(id);
  }

  /**
   * The members that are users of ours, and a note about the rest.
   *
   * @param all the members after the change; empty if a read would be needed to know them
   */
  private record Known(
      MembershipChange membership,
      Optional<List<GroupView.Member>> all,
      int count,
      String description,
      String note) {}

  private Known known(IntegrationInstance instance, GroupDraft draft) {
    Set<ScimUserId> named = new LinkedHashSet<>();
    MembershipChange wanted = draft.membership();
    if (wanted instanceof MembershipChange.Exactly exactly) {
      named.addAll(exactly.members());
    } else {
      named.addAll(((MembershipChange.Delta) wanted).additions());
    }
    Map<ScimUserId, ProvisionedUser> users =
        ports.transactions().inTransaction(() -> ports.users().findAll(instance.id(), named));
    List<GroupView.Member> members =
        users.values().stream()
            .filter(ProvisionedUser::active)
            .map(user -> new GroupView.Member(user.id(), user.profile().userName().value()))
            .toList();
    Set<ScimUserId> usable = new LinkedHashSet<>();
    members.forEach(member -> usable.add(member.id()));
    int leftOut = named.size() - usable.size() + draft.unresolved().size();
    String note =
        leftOut == 0
            ? ""
            : " " + leftOut + " named member(s) are unknown or inactive and were left out.";
    if (wanted instanceof MembershipChange.Exactly) {
      String description = "exactly " + usable.size();
      return new Known(
          new MembershipChange.Exactly(usable),
          Optional.of(members),
          usable.size(),
          description,
          note);
    }
    Set<ScimUserId> removals = ((MembershipChange.Delta) wanted).removals();
    String description = "plus " + usable.size() + ", minus " + removals.size();
    return new Known(
        new MembershipChange.Delta(usable, removals),
        Optional.empty(),
        usable.size(),
        description,
        note);
  }

  private ProvisioningOperation intent(
      ScimCaller caller,
      ScimGroupId id,
      OperationType type,
      GroupDraft draft,
      MembershipChange membership) {
    return ProvisioningOperation.intend(
        new OperationId(ports.ids().nextId()),
        caller.integration(),
        Subject.of(id),
        type,
        new OperationTarget.Group(draft.displayName(), draft.attributes(), membership),
        ports.now(),
        caller.correlation());
  }

  private ScimResult<GroupView> answer(
      ProvisionedGroup group,
      GroupDraft draft,
      Known known,
      ProvisioningOperation operation,
      Settlement<ProvisionedGroup> settlement) {
    if (settlement instanceof Settlement.Rejected<ProvisionedGroup> rejected) {
      return ScimResult.refused(rejected.reason(), "Jamf Pro refuses this: " + rejected.message());
    }
    return ScimResult.done(shown(group, draft, known, operation.createdAt()));
  }

  private static GroupView shown(
      ProvisionedGroup group, GroupDraft draft, Known known, Instant at) {
    ProvisionedGroup described = group.described(draft.displayName(), draft.attributes(), at);
    return ReadGroupsService.view(described, draft.displayName(), known.all());
  }

  private <T> ScimResult<T> alone(
      IntegrationInstance instance, String key, Supplier<ScimResult<T>> work) {
    try {
      return leases
          .alone(instance.id(), key, SubjectLeases.PATIENCE, work)
          .orElseGet(InstanceGate::busy);
    } catch (NameTakenException taken) {
      return ScimResult.refused(ScimResult.Reason.UNIQUENESS, taken.reason());
    }
  }
}

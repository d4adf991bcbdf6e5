package io.scimify.application.service.provisioning;

import io.scimify.application.port.in.GroupDraft;
import io.scimify.application.port.in.GroupView;
import io.scimify.application.port.in.ScimCaller;
import io.scimify.application.port.in.ScimResult;
import io.scimify.application.port.out.JamfResult;
import io.scimify.domain.audit.AttributeChange;
import io.scimify.domain.group.JamfGroupSummary;
import io.scimify.domain.group.ProvisionedGroup;
import io.scimify.domain.group.ScimGroupId;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.ProvisioningMode;
import io.scimify.domain.operation.OperationTarget;
import io.scimify.domain.operation.OperationType;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.operation.Subject;
import java.util.List;
import java.util.Optional;

/** What a POST of a group becomes. */
final class GroupCreation {
  private final ProvisioningPorts ports;
  private final OperationLedger ledger;
  private final GroupConvergence convergence;
  private final GroupOperations operations;
  private final GroupRequests requests;
  private final QuarantineKeeper quarantine;
  private final Story story;

  GroupCreation(
      ProvisioningPorts ports,
      OperationLedger ledger,
      GroupConvergence convergence,
      GroupOperations operations,
      GroupRequests requests,
      QuarantineKeeper quarantine,
      Story story) {
    this.ports = ports;
    this.ledger = ledger;
    this.convergence = convergence;
    this.operations = operations;
    this.requests = requests;
    this.quarantine = quarantine;
    this.story = story;
  }

  /** To be called with the name locked. */
  ScimResult<GroupView> create(ScimCaller caller, IntegrationInstance instance, GroupDraft draft) {
    JamfConversation jamf = new JamfConversation(instance, ports.now());
    JamfResult<Optional<JamfGroupSummary>> found = convergence.find(draft.displayName(), jamf);
    if (!(found instanceof JamfResult.Done<Optional<JamfGroupSummary>> done)) {
      JamfResult.Failed<?> failed = (JamfResult.Failed<?>) found;
      quarantine.refused(instance, failed, caller.correlation());
      return told(caller, instance, draft, jamf, InstanceGate.unavailable(failed));
    }
    Optional<ProvisioningOperation> unfinished = unfinishedCreation(instance, draft);
    boolean ours =
        unfinished.isPresent()
            || done.value().filter(group -> isCreatedUntold(instance, group)).isPresent();
    if (done.value().isPresent() && !ours) {
      return told(caller, instance, draft, jamf, taken(done.value().get()));
    }
    return create(caller, instance, draft, done.value(), unfinished, jamf);
  }

  private static ScimResult.Refused<GroupView> taken(JamfGroupSummary existing) {
    return ScimResult.refused(
        ScimResult.Reason.UNIQUENESS,
        "Jamf Pro already has a static user group named \""
            + existing.name()
            + "\"; look it up by filter and link it instead of creating it.");
  }

  /** The story of a group that is not there begins with its refusal. */
  private ScimResult<GroupView> told(
      ScimCaller caller,
      IntegrationInstance instance,
      GroupDraft draft,
      JamfConversation jamf,
      ScimResult.Refused<GroupView> refusal) {
    return story.notCreated(
        instance,
        caller,
        "group.create",
        Optional.empty(),
        draft.displayName().value(),
        jamf.calls(),
        refusal);
  }

  /** An earlier POST of this name whose outcome we never told, because we did not know it. */
  private Optional<ProvisioningOperation> unfinishedCreation(
      IntegrationInstance instance, GroupDraft draft) {
    return ports
        .transactions()
        .inTransaction(
            () ->
                ports.operations().unpromised(instance.id(), OperationType.CREATE_GROUP).stream()
                    .filter(operation -> isAbout(operation, draft))
                    .findFirst());
  }

  private static boolean isAbout(ProvisioningOperation operation, GroupDraft draft) {
    return ((OperationTarget.Group) operation.target()).displayName().sameAs(draft.displayName());
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
    KnownMembers known = KnownMembers.of(ports, instance, draft);
    ProvisioningOperation intent =
        requests.intent(caller, group.id(), OperationType.CREATE_GROUP, draft, known.membership());
    String message =
        "The identity provider pushed this group with "
            + known.count()
            + " members."
            + known.note();
    if (instance.mode() == ProvisioningMode.OBSERVE) {
      return requests.observe(caller, instance, group, draft, known, intent, unfinished, message);
    }
    ProvisioningOperation operation =
        requests.begin(
            caller,
            instance,
            () -> intent,
            unfinished,
            message,
            List.of(new AttributeChange("displayName", "", draft.displayName().value())));
    Settlement<ProvisionedGroup> settlement =
        operations.actAndSettle(instance, operation, group, jamf);
    boolean inDoubt =
        settlement instanceof Settlement.Retry<ProvisionedGroup>
            && settlement.subject().jamfId().isEmpty();
    return inDoubt
        ? InstanceGate.unavailable(((Settlement.Retry<ProvisionedGroup>) settlement).failure())
        : GroupRequests.answer(settlement.subject(), draft, known, operation, settlement);
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
}

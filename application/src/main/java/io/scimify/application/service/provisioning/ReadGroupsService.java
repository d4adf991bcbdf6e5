package io.scimify.application.service.provisioning;

import static java.util.Objects.requireNonNull;

import io.scimify.application.port.in.GroupView;
import io.scimify.application.port.in.ReadGroupsUseCase;
import io.scimify.application.port.in.ScimCaller;
import io.scimify.application.port.in.ScimResult;
import io.scimify.application.port.out.JamfResult;
import io.scimify.domain.group.GroupDisplayName;
import io.scimify.domain.group.JamfGroup;
import io.scimify.domain.group.JamfGroupId;
import io.scimify.domain.group.JamfGroupSummary;
import io.scimify.domain.group.ProvisionedGroup;
import io.scimify.domain.group.ScimGroupId;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.JamfPrivilege;
import io.scimify.domain.operation.OperationTarget;
import io.scimify.domain.operation.OperationType;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.ScimUserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads static user groups: Jamf is the truth, pending changes lie on top. */
public final class ReadGroupsService implements ReadGroupsUseCase {
  private final ProvisioningPorts ports;
  private final InstanceGate gate;
  private final QuarantineKeeper quarantine;
  private final Freshness freshness;

  public ReadGroupsService(ProvisioningPorts ports) {
    this.ports = ports;
    this.gate = new InstanceGate(ports);
    this.quarantine = new QuarantineKeeper(ports, new Story(ports));
    this.freshness = new Freshness(ports);
  }

  @Override
  public ScimResult<GroupView> get(ScimCaller caller, ScimGroupId id, boolean withMembers) {
    return gate.forReading(caller, Subject.Kind.GROUP)
        .then(
            instance ->
                get(
                    caller,
                    instance,
                    id,
                    withMembers,
                    new JamfConversation(instance, ports.now())));
  }

  ScimResult<GroupView> get(
      ScimCaller caller,
      IntegrationInstance instance,
      ScimGroupId id,
      boolean withMembers,
      JamfConversation jamf) {
    Optional<ProvisionedGroup> group =
        ports.transactions().inTransaction(() -> ports.groups().find(instance.id(), id));
    Optional<ProvisioningOperation> live =
        ports
            .transactions()
            .inTransaction(() -> ports.operations().findLive(instance.id(), Subject.of(id)));
    if (group.isEmpty() || isBeingDeleted(live)) {
      return unknown(id);
    }
    return group.get().jamfId().isEmpty()
        ? ScimResult.done(view(group.get(), group.get().displayName(), Optional.empty()))
        : read(caller, instance, group.get(), live, withMembers, jamf);
  }

  static boolean isBeingDeleted(Optional<ProvisioningOperation> live) {
    return live.filter(o -> o.type() == OperationType.DELETE_GROUP).isPresent();
  }

  static <T> ScimResult<T> unknown(ScimGroupId id) {
    return ScimResult.refused(
        ScimResult.Reason.NOT_FOUND, "There is no Group with id \"" + id + "\".");
  }

  private ScimResult<GroupView> read(
      ScimCaller caller,
      IntegrationInstance instance,
      ProvisionedGroup group,
      Optional<ProvisioningOperation> live,
      boolean withMembers,
      JamfConversation jamf) {
    JamfResult<JamfGroup> read =
        ports.jamf().readGroup(jamf.context(), group.jamfId().orElseThrow());
    if (read instanceof JamfResult.Done<JamfGroup> done) {
      noteObeyed(caller, instance);
      return ScimResult.done(merged(instance, group, live, withMembers, done.value()));
    }
    JamfResult.Failed<JamfGroup> failed = (JamfResult.Failed<JamfGroup>) read;
    quarantine.refused(instance, failed, caller.correlation());
    if (failed.reason() == JamfResult.Reason.NOT_FOUND && freshness.isLost(group, jamf)) {
      return unknown(group.id());
    }
    return withMembers
        ? InstanceGate.unavailable(failed)
        : ScimResult.done(view(group, group.displayName(), Optional.empty()));
  }

  private void noteObeyed(ScimCaller caller, IntegrationInstance instance) {
    quarantine.obeyed(
        instance, Set.of(JamfPrivilege.READ_STATIC_USER_GROUPS), caller.correlation());
  }

  private GroupView merged(
      IntegrationInstance instance,
      ProvisionedGroup group,
      Optional<ProvisioningOperation> live,
      boolean withMembers,
      JamfGroup truth) {
    GroupDisplayName name = live.isPresent() ? group.displayName() : shownName(group, truth.name());
    Optional<List<GroupView.Member>> members =
        withMembers
            ? Optional.of(ports.transactions().inTransaction(() -> members(instance, live, truth)))
            : Optional.empty();
    return view(group, name, members);
  }

  private static GroupDisplayName shownName(ProvisionedGroup group, String inJamf) {
    GroupDisplayName truth = new GroupDisplayName(inJamf);
    return truth.sameAs(group.displayName()) ? group.displayName() : truth;
  }

  private List<GroupView.Member> members(
      IntegrationInstance instance, Optional<ProvisioningOperation> live, JamfGroup truth) {
    Map<ScimUserId, String> names = new LinkedHashMap<>();
    Map<?, ProvisionedUser> identified =
        ports.users().identify(instance.id(), GroupConvergence.members(truth));
    truth
        .members()
        .forEach(
            member -> {
              ProvisionedUser user = requireNonNull(identified.get(member.id()));
              if (user.active()) {
                names.put(user.id(), member.username());
              }
            });
    live.ifPresent(operation -> overlay(instance, operation, names));
    return names.entrySet().stream()
        .map(e -> new GroupView.Member(e.getKey(), e.getValue()))
        .sorted(Comparator.comparing(GroupView.Member::display))
        .toList();
  }

  /** What was accepted and is on its way shows already. */
  private void overlay(
      IntegrationInstance instance, ProvisioningOperation live, Map<ScimUserId, String> names) {
    Set<ScimUserId> wanted =
        ((OperationTarget.Group) live.target()).membership().appliedTo(Set.copyOf(names.keySet()));
    names.keySet().retainAll(wanted);
    List<ScimUserId> missing = new ArrayList<>(wanted);
    missing.removeAll(names.keySet());
    ports
        .users()
        .findAll(instance.id(), missing)
        .values()
        .forEach(
            user -> {
              if (user.active()) {
                names.put(user.id(), user.profile().userName().value());
              }
            });
  }

  static GroupView view(
      ProvisionedGroup group, GroupDisplayName name, Optional<List<GroupView.Member>> members) {
    return new GroupView(
        group.id(), name, group.attributes(), members, group.createdAt(), group.updatedAt());
  }

  @Override
  public ScimResult<List<GroupView>> list(ScimCaller caller) {
    return gate.forReading(caller, Subject.Kind.GROUP).then(instance -> list(caller, instance));
  }

  private ScimResult<List<GroupView>> list(ScimCaller caller, IntegrationInstance instance) {
    JamfConversation jamf = new JamfConversation(instance, ports.now());
    JamfResult<List<JamfGroupSummary>> listed = ports.jamf().listStaticGroups(jamf.context());
    if (!(listed instanceof JamfResult.Done<List<JamfGroupSummary>> done)) {
      JamfResult.Failed<?> failed = (JamfResult.Failed<?>) listed;
      quarantine.refused(instance, failed, caller.correlation());
      return InstanceGate.unavailable(failed);
    }
    noteObeyed(caller, instance);
    return ScimResult.done(ports.transactions().inTransaction(() -> views(instance, done.value())));
  }

  private List<GroupView> views(IntegrationInstance instance, List<JamfGroupSummary> jamfGroups) {
    Map<JamfGroupId, ProvisionedGroup> identities =
        ports.groups().identify(instance.id(), jamfGroups);
    List<Subject> subjects =
        identities.values().stream().map(group -> Subject.of(group.id())).toList();
    Map<Subject, ProvisioningOperation> live = new LinkedHashMap<>();
    ports.operations().findLive(instance.id(), subjects).forEach(o -> live.put(o.subject(), o));
    return jamfGroups.stream()
        .sorted(Comparator.comparingLong(jamfGroup -> jamfGroup.id().value()))
        .filter(
            jamfGroup -> {
              ProvisionedGroup group = requireNonNull(identities.get(jamfGroup.id()));
              return !isBeingDeleted(Optional.ofNullable(live.get(Subject.of(group.id()))));
            })
        .map(jamfGroup -> view(jamfGroup, identities, live))
        .toList();
  }

  private static GroupView view(
      JamfGroupSummary jamfGroup,
      Map<JamfGroupId, ProvisionedGroup> identities,
      Map<Subject, ProvisioningOperation> live) {
    ProvisionedGroup group = requireNonNull(identities.get(jamfGroup.id()));
    GroupDisplayName name =
        live.containsKey(Subject.of(group.id()))
            ? group.displayName()
            : shownName(group, jamfGroup.name());
    return view(group, name, Optional.empty());
  }
}

package io.scimify.application.service.provisioning;

import io.scimify.application.port.out.JamfResult;
import io.scimify.domain.group.GroupDisplayName;
import io.scimify.domain.group.JamfGroup;
import io.scimify.domain.group.JamfGroup.JamfGroupMember;
import io.scimify.domain.group.JamfGroupId;
import io.scimify.domain.group.JamfGroupSummary;
import io.scimify.domain.group.ProvisionedGroup;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.JamfPrivilege;
import io.scimify.domain.operation.OperationTarget;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserFields;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.ScimUserId;
import io.scimify.domain.user.UserName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes a static user group as wanted: renamed in place, filled and emptied by differences to a
 * fresh read, never replaced, never emptied in between.
 */
final class GroupConvergence {
  /** More than this go into a new group by additions, so that one request stays small. */
  private static final int MOST_IN_CREATION = 200;

  private static final JamfResult.Failed<Object> DISAGREEING =
      JamfResult.failed(
          JamfResult.Reason.NOT_YET,
          "Jamf Pro's web apps may not agree on the members yet; they are looked at again.");

  private final ProvisioningPorts ports;
  private final Freshness freshness;
  private final GroupMembers groupMembers;
  private final GroupStrays strays;

  GroupConvergence(ProvisioningPorts ports) {
    this.ports = ports;
    this.freshness = new Freshness(ports);
    this.groupMembers = new GroupMembers(ports, freshness);
    this.strays = new GroupStrays(ports);
  }

  Settlement<ProvisionedGroup> create(
      IntegrationInstance instance,
      ProvisionedGroup group,
      ProvisioningOperation operation,
      JamfConversation jamf) {
    OperationTarget.Group target = target(operation);
    Set<ScimUserId> members = target.membership().appliedTo(Set.of());
    GroupMembers.Resolved resolved = groupMembers.resolve(instance, members);
    List<JamfUserId> all = List.copyOf(resolved.jamfIds());
    List<JamfUserId> first = all.subList(0, Math.min(all.size(), MOST_IN_CREATION));
    JamfResult<JamfGroupId> created = create(group, target, first, jamf);
    if (!first.isEmpty() && isMemberRefused(created)) {
      // One user whom Jamf no longer knows refuses the whole group: first the group, then the rest.
      first = List.of();
      created = create(group, target, first, jamf);
    }
    if (created instanceof JamfResult.Failed<JamfGroupId> failed) {
      return failed.effectUnknown()
          ? lookAfter(instance, group, operation, failed, jamf)
          : Settlement.of(group, failed);
    }
    ProvisionedGroup linked =
        group.linked(((JamfResult.Done<JamfGroupId>) created).value(), ports.now());
    return fill(linked, all.subList(first.size(), all.size()), resolved, jamf);
  }

  private JamfResult<JamfGroupId> create(
      ProvisionedGroup group,
      OperationTarget.Group target,
      List<JamfUserId> members,
      JamfConversation jamf) {
    return ports
        .jamf()
        .createGroup(jamf.context(), target.displayName(), group.description(), members);
  }

  /** Jamf knew some members and not others; whom it knew it has added (fact sheet Okta §5, 14). */
  private static boolean isMemberRefused(JamfResult<JamfGroupId> result) {
    return result instanceof JamfResult.Failed<JamfGroupId> failed
        && failed.reason() == JamfResult.Reason.INVALID;
  }

  private static String leftOut(JamfResult<JamfGroupId> added) {
    return added instanceof JamfResult.Failed<JamfGroupId> failed
        ? " Members unknown to Jamf Pro were left out: " + failed.detail()
        : "";
  }

  private JamfResult<JamfGroupId> add(
      JamfGroupId id, List<JamfUserId> members, JamfConversation jamf) {
    return members.isEmpty()
        ? JamfResult.done(id)
        : ports.jamf().addMembers(jamf.context(), id, members);
  }

  private Settlement<ProvisionedGroup> fill(
      ProvisionedGroup group,
      List<JamfUserId> rest,
      GroupMembers.Resolved resolved,
      JamfConversation jamf) {
    JamfGroupId id = group.jamfId().orElseThrow();
    JamfResult<JamfGroupId> added = add(id, rest, jamf);
    if (added instanceof JamfResult.Failed<JamfGroupId> failed && isOwed(added, resolved.fresh())) {
      return new Settlement.Retry<>(group, failed); // the group is there, so the rest is owed
    }
    return resolved.waiting().isEmpty()
        ? Settlement.settled(
            group,
            true,
            "Static user group " + id + " was created." + leftOut(added),
            JamfPrivilege.CREATE_STATIC_USER_GROUPS)
        : new Settlement.Retry<>(group, waitsFor(resolved.waiting()));
  }

  /** A member whom Jamf refuses is left out, unless it may not know that member yet. */
  private static boolean isOwed(JamfResult<JamfGroupId> added, boolean fresh) {
    return added instanceof JamfResult.Failed<JamfGroupId> && (fresh || !isMemberRefused(added));
  }

  // A POST is never repeated blindly: did it take effect after all?
  private Settlement<ProvisionedGroup> lookAfter(
      IntegrationInstance instance,
      ProvisionedGroup group,
      ProvisioningOperation operation,
      JamfResult.Failed<JamfGroupId> failed,
      JamfConversation jamf) {
    JamfResult<Optional<JamfGroupSummary>> found = find(target(operation).displayName(), jamf);
    if (found instanceof JamfResult.Done<Optional<JamfGroupSummary>> done
        && done.value().isPresent()) {
      ProvisionedGroup linked = group.linked(done.value().get().id(), ports.now());
      return present(instance, linked, operation, jamf);
    }
    return new Settlement.Retry<>(group, failed);
  }

  JamfResult<Optional<JamfGroupSummary>> find(GroupDisplayName name, JamfConversation jamf) {
    return ports
        .jamf()
        .listStaticGroups(jamf.context())
        .map(
            groups ->
                groups.stream()
                    .filter(g -> UserName.keyOf(g.name()).equals(name.key()))
                    .findFirst());
  }

  private static OperationTarget.Group target(ProvisioningOperation operation) {
    return (OperationTarget.Group) operation.target();
  }

  /** The group shall be as {@code operation} says; once approved, it passes the guard. */
  Settlement<ProvisionedGroup> present(
      IntegrationInstance instance,
      ProvisionedGroup group,
      ProvisioningOperation operation,
      JamfConversation jamf) {
    boolean repeated = operation.attempts() > 1;
    return repeated
            && strays.remove(instance, group, operation, jamf)
                instanceof JamfResult.Failed<?> unclear
        ? new Settlement.Retry<>(group, unclear)
        : asWanted(instance, group, operation, jamf);
  }

  private Settlement<ProvisionedGroup> asWanted(
      IntegrationInstance instance,
      ProvisionedGroup group,
      ProvisioningOperation operation,
      JamfConversation jamf) {
    OperationTarget.Group target = target(operation);
    JamfGroupId id = group.jamfId().orElseThrow();
    if (target.membership().isNone()) {
      return rename(group, id, target, jamf);
    }
    JamfResult<JamfGroup> read = ports.jamf().readGroup(jamf.context(), id);
    if (!(read instanceof JamfResult.Done<JamfGroup> done)) {
      return missing(group, (JamfResult.Failed<JamfGroup>) read, jamf);
    }
    if (done.value().smart()) {
      return new Settlement.Rejected<>(
          group,
          Settlement.Why.INVALID,
          "\"" + done.value().name() + "\" is a smart group; its members follow rules.");
    }
    boolean sameName =
        done.value().name().equals(target.displayName().value())
            && (group.displayName().equals(target.displayName())
                || !freshness.mayBeOutdated(instance, group));
    Settlement<ProvisionedGroup> named =
        sameName ? Settlement.settled(group, false, "") : rename(group, id, target, jamf);
    if (!(named instanceof Settlement.Settled<ProvisionedGroup>)) {
      return named;
    }
    return change(instance, group, operation, done.value(), jamf);
  }

  private Settlement<ProvisionedGroup> rename(
      ProvisionedGroup group, JamfGroupId id, OperationTarget.Group target, JamfConversation jamf) {
    JamfResult<JamfGroupId> renamed =
        ports.jamf().renameGroup(jamf.context(), id, target.displayName());
    return renamed instanceof JamfResult.Failed<JamfGroupId> failed
        ? missing(group, failed, jamf)
        : Settlement.settled(
            group.linked(id, ports.now()),
            true,
            "Static user group " + id + " is named \"" + target.displayName() + "\".",
            JamfPrivilege.UPDATE_STATIC_USER_GROUPS);
  }

  private Settlement<ProvisionedGroup> missing(
      ProvisionedGroup group, JamfResult.Failed<?> failed, JamfConversation jamf) {
    if (failed.reason() != JamfResult.Reason.NOT_FOUND) {
      return Settlement.of(group, failed);
    }
    return freshness.isLost(group, jamf)
        ? new Settlement.Rejected<>(
            group,
            Settlement.Why.GONE,
            "Static user group \""
                + group.displayName()
                + "\" no longer exists in Jamf Pro;"
                + " unlink the group in the identity provider and push it again.")
        : new Settlement.Retry<>(group, notVisible(group));
  }

  static JamfResult.Failed<Object> notVisible(ProvisionedGroup group) {
    return JamfResult.failed(
        JamfResult.Reason.NOT_YET,
        "Jamf Pro does not show static user group \""
            + group.displayName()
            + "\", but does not prove that it is gone.");
  }

  private Settlement<ProvisionedGroup> change(
      IntegrationInstance instance,
      ProvisionedGroup group,
      ProvisioningOperation operation,
      JamfGroup truth,
      JamfConversation jamf) {
    Set<JamfUserId> now =
        truth.members().stream().map(JamfGroupMember::id).collect(Collectors.toSet());
    GroupMembers.Difference difference =
        groupMembers.difference(instance, group, target(operation).membership(), now);
    JamfResult<JamfGroupId> added = add(truth.id(), difference.additions(), jamf);
    if (added instanceof JamfResult.Failed<JamfGroupId> failed && !isMemberRefused(added)) {
      return missing(group, failed, jamf);
    }
    Optional<Settlement<ProvisionedGroup>> kept =
        difference.removals().isEmpty()
            ? Optional.empty()
            : remove(instance, group, operation, difference, jamf);
    if (kept.isPresent()) {
      return kept.get();
    }
    if (added instanceof JamfResult.Failed<JamfGroupId> refused
        && isOwed(added, difference.fresh())) {
      return new Settlement.Retry<>(group, refused);
    }
    if (!difference.waiting().isEmpty()) {
      return new Settlement.Retry<>(group, waitsFor(difference.waiting()));
    }
    // What was owed before counts as pushed already, so only a read that can be trusted tells.
    return operation.attempts() > 1 && freshness.mayBeOutdated(instance, group)
        ? new Settlement.Retry<>(group, DISAGREEING)
        : changed(group, truth.id(), difference, leftOut(added));
  }

  /** Removes who is too many; says why not, if the guard or Jamf is against it. */
  private Optional<Settlement<ProvisionedGroup>> remove(
      IntegrationInstance instance,
      ProvisionedGroup group,
      ProvisioningOperation operation,
      GroupMembers.Difference difference,
      JamfConversation jamf) {
    int before = operation.approved() ? 0 : removedBefore(instance, group);
    if (!operation.approved() && isHeld(instance, difference, before)) {
      return Optional.of(
          new Settlement.Held<>(group, heldSentence(target(operation), difference, before)));
    }
    JamfGroupId id = group.jamfId().orElseThrow();
    JamfResult<JamfGroupId> removed =
        ports.jamf().removeMembers(jamf.context(), id, difference.removals());
    if (removed instanceof JamfResult.Failed<JamfGroupId> failed) {
      return Optional.of(
          failed.reason() == JamfResult.Reason.INVALID
              ? new Settlement.Retry<>(group, failed) // it knows another state than it showed
              : missing(group, failed, jamf));
    }
    jamf.removed(difference.removals().size());
    return Optional.empty();
  }

  /** Clients remove members one by one as well, so the guard adds up over its window. */
  private int removedBefore(IntegrationInstance instance, ProvisionedGroup group) {
    Instant since = ports.now().minus(instance.policy().window());
    return ports
        .transactions()
        .inTransaction(() -> ports.operations().countRemovals(instance.id(), group.id(), since));
  }

  private boolean isHeld(
      IntegrationInstance instance, GroupMembers.Difference difference, int before) {
    return instance
        .policy()
        .holdsRemovals(
            difference.removals().size(),
            before,
            difference.members(),
            difference.additions().size(),
            ports.now());
  }

  private static String heldSentence(
      OperationTarget.Group target, GroupMembers.Difference difference, int before) {
    return "Removing "
        + difference.removals().size()
        + " of "
        + difference.members()
        + " members of \""
        + target.displayName()
        + "\""
        + (before == 0 ? "" : ", after " + before + " within the guard's window,")
        + " is beyond the limit; an administrator has to approve.";
  }

  private Settlement<ProvisionedGroup> changed(
      ProvisionedGroup group, JamfGroupId id, GroupMembers.Difference difference, String note) {
    int added = difference.additions().size();
    int removed = difference.removals().size();
    if (added + removed == 0) {
      return Settlement.settled(
          group, false, "The members are so already.", JamfPrivilege.READ_STATIC_USER_GROUPS);
    }
    return Settlement.settled(
        group.linked(id, ports.now()),
        true,
        "Static user group " + id + ": " + added + " added, " + removed + " removed." + note,
        JamfPrivilege.READ_STATIC_USER_GROUPS,
        JamfPrivilege.UPDATE_STATIC_USER_GROUPS);
  }

  private static JamfResult.Failed<Object> waitsFor(Set<ScimUserId> waiting) {
    return JamfResult.failed(
        JamfResult.Reason.NOT_YET,
        waiting.size() + " member(s) are not in Jamf Pro yet and are added once they are.");
  }

  /** The members as Jamf lists them, as users that we can give ids to. */
  static List<JamfUser> members(JamfGroup group) {
    return group.members().stream()
        .map(m -> new JamfUser(m.id(), new JamfUserFields(m.username(), "", "", "", "")))
        .toList();
  }
}

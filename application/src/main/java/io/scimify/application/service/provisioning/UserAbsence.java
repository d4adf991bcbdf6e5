package io.scimify.application.service.provisioning;

import io.scimify.application.port.out.JamfResult;
import io.scimify.domain.group.JamfGroup;
import io.scimify.domain.group.JamfGroupId;
import io.scimify.domain.group.ProvisionedGroup;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.JamfPrivilege;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserFields;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.UserName;
import io.scimify.domain.user.UserProfile;
import io.scimify.domain.user.UserReconciliation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Makes Jamf hold a user no more, and nobody else less. Looks before it acts, so that doing it
 * twice is doing it once.
 */
final class UserAbsence {
  private final ProvisioningPorts ports;
  private final Freshness freshness;
  private final UnfinishedCreation unfinished;
  private final Disappearance disappearance;
  private final Strays strays;

  UserAbsence(ProvisioningPorts ports) {
    this.ports = ports;
    this.freshness = new Freshness(ports);
    this.unfinished = new UnfinishedCreation(ports, freshness);
    this.disappearance = new Disappearance(ports);
    this.strays = new Strays(ports);
  }

  /**
   * Jamf shall not hold the user: the end of every deactivation. {@code operation} names the person
   * that we knew under the Jamf id, {@code truth} is a read of this moment, if there was one.
   */
  Settlement<ProvisionedUser> absent(
      IntegrationInstance instance,
      ProvisionedUser user,
      ProvisioningOperation operation,
      Optional<JamfUser> truth,
      JamfConversation jamf) {
    UserProfile known = PresentUser.target(operation).profile();
    if (user.jamfId().isEmpty()) {
      return absentUnlinked(instance, user, operation, jamf);
    }
    JamfUserId id = user.jamfId().get();
    JamfResult<JamfUser> read =
        truth
            .<JamfResult<JamfUser>>map(JamfResult::done)
            .orElseGet(() -> ports.jamf().readUser(jamf.context(), id));
    if (read instanceof JamfResult.Done<JamfUser> done) {
      return isSamePerson(known, done.value().fields())
              || wasCalled(instance, user, done.value().fields())
          ? delete(instance, remembering(user, done.value()), operation, id, jamf)
          : new Settlement.Blocked<>(user, strangerSentence(known, done.value()));
    }
    JamfResult.Failed<JamfUser> failed = (JamfResult.Failed<JamfUser>) read;
    if (failed.reason() != JamfResult.Reason.NOT_FOUND) {
      return Settlement.of(user, failed);
    }
    if (strays.remove(instance, user, operation, jamf) instanceof JamfResult.Failed<?> unclear) {
      return Settlement.of(user, unclear);
    }
    return freshness.isSettling(user)
        ? new Settlement.Retry<>(user, Freshness.notYetVisible(user))
        : absentAsItSeems(instance, user, operation, id, jamf);
  }

  /** A leaver must not stay because of one odd 404. */
  private Settlement<ProvisionedUser> absentAsItSeems(
      IntegrationInstance instance,
      ProvisionedUser user,
      ProvisioningOperation operation,
      JamfUserId id,
      JamfConversation jamf) {
    JamfResult<Optional<JamfUser>> looked =
        disappearance.prove(
            user, PresentUser.target(operation).profile().userName(), operation, jamf);
    if (!(looked instanceof JamfResult.Done<Optional<JamfUser>> done)) {
      return Settlement.of(user, (JamfResult.Failed<?>) looked);
    }
    return done.value().isPresent()
        ? delete(instance, user, operation, id, jamf)
        : Settlement.settled(
            user.unlinked(), false, "Jamf Pro no longer had this user.", JamfPrivilege.READ_USER);
  }

  /** A user of whom nobody told us more than the name: Jamf's last word has to last for ever. */
  private static ProvisionedUser remembering(ProvisionedUser user, JamfUser truth) {
    boolean knowsOnlyTheName = user.profile().attributes().size() == 1;
    return knowsOnlyTheName
        ? user.deactivated(UserReconciliation.shown(user, truth.fields()), user.updatedAt())
        : user;
  }

  // Without a Jamf id there may still be one whose creation we never heard the end of.
  private Settlement<ProvisionedUser> absentUnlinked(
      IntegrationInstance instance,
      ProvisionedUser user,
      ProvisioningOperation operation,
      JamfConversation jamf) {
    if (user.jamfWrittenAt().isEmpty()) {
      return Settlement.settled(user, false, "Jamf Pro does not hold this user.");
    }
    JamfResult<Optional<JamfUser>> found =
        unfinished.find(instance, user, PresentUser.target(operation).profile().userName(), jamf);
    if (!(found instanceof JamfResult.Done<Optional<JamfUser>> done)) {
      return Settlement.of(user, (JamfResult.Failed<?>) found);
    }
    Optional<JamfUser> left = done.value().filter(it -> strays.isNobodyElses(instance, user, it));
    if (left.isPresent()) {
      JamfUserId id = left.get().id();
      return delete(instance, user.linked(id, user.jamfWrittenAt().get()), operation, id, jamf);
    }
    return freshness.isSettling(user)
        ? new Settlement.Retry<>(user, Freshness.notYetVisible(user))
        : Settlement.settled(
            user.unlinked(), false, "Jamf Pro does not hold this user.", JamfPrivilege.READ_USER);
  }

  private Settlement<ProvisionedUser> delete(
      IntegrationInstance instance,
      ProvisionedUser user,
      ProvisioningOperation operation,
      JamfUserId id,
      JamfConversation jamf) {
    JamfResult<JamfUserId> deleted = ports.jamf().deleteUser(jamf.context(), id);
    if (deleted instanceof JamfResult.Done<JamfUserId>) {
      return afterDeletion(instance, user, id);
    }
    JamfResult.Failed<JamfUserId> failed = (JamfResult.Failed<JamfUserId>) deleted;
    return switch (failed.reason()) {
      case NOT_FOUND ->
          freshness.isSettling(user)
              ? new Settlement.Retry<>(user, Freshness.notYetVisible(user))
              : goneMeanwhile(instance, user, operation, failed, jamf);
      case IN_USE, INVALID, CONFLICT -> {
        leaveGroups(instance, user, id, jamf);
        yield new Settlement.Blocked<>(
            user, "Jamf Pro refuses to delete user " + id + ": " + failed.detail());
      }
      case UNREACHABLE, THROTTLED, UNAUTHORIZED, MISSING_PRIVILEGE, REFUSED, UNEXPECTED, NOT_YET ->
          Settlement.of(
              failed.effectUnknown() && ports.jamf().isSteady(instance.id())
                  ? user.deletionTried()
                  : user,
              failed);
    };
  }

  private Settlement<ProvisionedUser> afterDeletion(
      IntegrationInstance instance, ProvisionedUser user, JamfUserId id) {
    Optional<Instant> late = unfinished.lateSince(instance, user);
    return late.isPresent()
        ? new Settlement.Retry<>(user.unlinked().written(late.get()), mayComeLate(user))
        : Settlement.settled(
            user.unlinked(),
            true,
            "Jamf user " + id + " was deleted.",
            JamfPrivilege.READ_USER,
            JamfPrivilege.DELETE_USER);
  }

  /** Shown a moment ago, then not found: by an earlier attempt of ours, or by somebody else. */
  private Settlement<ProvisionedUser> goneMeanwhile(
      IntegrationInstance instance,
      ProvisionedUser user,
      ProvisioningOperation operation,
      JamfResult.Failed<JamfUserId> failed,
      JamfConversation jamf) {
    JamfResult<Optional<JamfUser>> looked =
        disappearance.prove(
            user, PresentUser.target(operation).profile().userName(), operation, jamf);
    if (!(looked instanceof JamfResult.Done<Optional<JamfUser>> done)) {
      return Settlement.of(user, (JamfResult.Failed<?>) looked);
    }
    return done.value().isPresent()
        ? new Settlement.Retry<>(user, failed)
        : afterDeletion(instance, user, user.jamfId().orElseThrow());
  }

  /**
   * The user stays for now, but loses what its groups grant. A group that fails is left to the
   * retry.
   */
  private void leaveGroups(
      IntegrationInstance instance, ProvisionedUser user, JamfUserId id, JamfConversation jamf) {
    List<ProvisionedGroup> groups =
        ports.transactions().inTransaction(() -> ports.groups().groupsOf(instance.id(), user.id()));
    for (ProvisionedGroup group : groups) {
      group.jamfId().ifPresent(groupId -> leave(groupId, id, jamf));
    }
  }

  private void leave(JamfGroupId group, JamfUserId user, JamfConversation jamf) {
    ports
        .jamf()
        .readGroup(jamf.context(), group)
        .then(
            read ->
                isMember(read, user)
                    ? ports.jamf().removeMembers(jamf.context(), group, List.of(user))
                    : JamfResult.done(group));
  }

  private static boolean isMember(JamfGroup group, JamfUserId user) {
    return group.members().stream().anyMatch(member -> member.id().equals(user));
  }

  /** Guards against a Jamf id that means somebody else now, for example after a restored backup. */
  private static boolean isSamePerson(UserProfile profile, JamfUserFields truth) {
    JamfUserFields known = profile.toJamf();
    return UserName.keyOf(known.username()).equals(UserName.keyOf(truth.username()))
        || isSameText(known.email(), truth.email());
  }

  /** An accepted change that Jamf has not taken yet: then it still shows the person before it. */
  private boolean wasCalled(
      IntegrationInstance instance, ProvisionedUser user, JamfUserFields truth) {
    return ports
        .transactions()
        .inTransaction(
            () -> ports.operations().history(instance.id(), Subject.of(user.id()), Instant.EPOCH))
        .stream()
        .map(operation -> PresentUser.target(operation).profile())
        .anyMatch(earlier -> isSamePerson(earlier, truth));
  }

  private static boolean isSameText(String known, String truth) {
    return !known.isBlank() && known.equalsIgnoreCase(truth);
  }

  private static String strangerSentence(UserProfile known, JamfUser stranger) {
    return "Jamf user "
        + stranger.id()
        + " is called \""
        + stranger.fields().username()
        + "\" now, not \""
        + known.userName()
        + "\"; it was not deleted, because it may be somebody else. Check it in Jamf Pro.";
  }

  private static JamfResult.Failed<Object> mayComeLate(ProvisionedUser user) {
    return JamfResult.failed(
        JamfResult.Reason.NOT_YET,
        "Jamf user "
            + user.jamfId().orElseThrow()
            + " was deleted, but an earlier attempt to create it may still come into effect.");
  }
}

package io.scimify.application.service.provisioning;

import io.scimify.application.port.out.JamfResult;
import io.scimify.application.port.out.JamfUserPage;
import io.scimify.domain.group.JamfGroupSummary;
import io.scimify.domain.group.ProvisionedGroup;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.user.JamfUserFields;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.UserReconciliation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a read of Jamf can be trusted. Jamf's web apps agree within a minute (fact sheet Jamf
 * §5); before that one of them may not know our own last write, be it this node's or another's.
 */
final class Freshness {
  static final Duration SETTLING = Duration.ofSeconds(75);

  private final ProvisioningPorts ports;

  Freshness(ProvisioningPorts ports) {
    this.ports = ports;
  }

  boolean isSettling(ProvisionedUser user) {
    return isSettling(user.jamfWrittenAt());
  }

  boolean isSettling(ProvisionedGroup group) {
    return isSettling(group.jamfWrittenAt());
  }

  boolean isSettling(Instant writtenAt) {
    return writtenAt.plus(SETTLING).isAfter(ports.now());
  }

  private boolean isSettling(Optional<Instant> writtenAt) {
    return writtenAt.filter(this::isSettling).isPresent();
  }

  /** Whether {@code truth} may be from before our own last write, because it differs from it. */
  boolean mayBeOutdated(IntegrationInstance instance, ProvisionedUser user, JamfUserFields truth) {
    return isSettling(user)
        && !UserReconciliation.wanted(user.profile(), truth).equals(truth)
        && !ports.jamf().isSteady(instance.id());
  }

  /** Whether a read of the group's members may be from before our own last write. */
  boolean mayBeOutdated(IntegrationInstance instance, ProvisionedGroup group) {
    return isSettling(group) && !ports.jamf().isSteady(instance.id());
  }

  /**
   * Whether a group that Jamf answers 404 for is gone. One 404 does not prove it: every web app has
   * to have heard of the group by now, and Jamf's list must not show it either. An empty list says
   * nothing unless Jamf shows users.
   */
  boolean isLost(ProvisionedGroup group, JamfConversation jamf) {
    return !isSettling(group)
        && ports.jamf().listStaticGroups(jamf.context())
            instanceof JamfResult.Done<List<JamfGroupSummary>> listed
        && listed.value().stream()
            .noneMatch(it -> group.jamfId().filter(it.id()::equals).isPresent())
        && (!listed.value().isEmpty() || showsUsers(jamf));
  }

  private boolean showsUsers(JamfConversation jamf) {
    return ports.jamf().listUsers(jamf.context(), 0, 1)
            instanceof JamfResult.Done<JamfUserPage> page
        && page.value().total() > 0;
  }

  /** Why nothing can be said of a user that Jamf does not show. */
  static JamfResult.Failed<Object> notYetVisible(ProvisionedUser user) {
    return JamfResult.failed(
        JamfResult.Reason.NOT_YET,
        "Jamf Pro does not show user \""
            + user.profile().userName()
            + "\" although it was written less than "
            + SETTLING.toSeconds()
            + " s ago.");
  }
}

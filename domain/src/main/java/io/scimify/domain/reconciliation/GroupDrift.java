package io.scimify.domain.reconciliation;

import io.scimify.domain.group.JamfGroup;
import io.scimify.domain.group.JamfGroup.JamfGroupMember;
import io.scimify.domain.group.ProvisionedGroup;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.ProvisionedUser;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares a provisioned group with the static user group in Jamf. */
public final class GroupDrift {
  private GroupDrift() {}

  public static DriftItem missing(ProvisionedGroup group) {
    return DriftItem.of(DriftKind.MISSING_IN_JAMF, group, List.of());
  }

  /**
   * @param pushed the users that the SCIM client pushed into the group
   */
  public static List<DriftItem> between(
      ProvisionedGroup group, Collection<ProvisionedUser> pushed, JamfGroup truth) {
    List<DriftItem> items = new ArrayList<>();
    String wanted = group.displayName().value();
    if (!wanted.equals(truth.name())) {
      AttributeDifference name = new AttributeDifference("displayName", wanted, truth.name());
      items.add(DriftItem.of(DriftKind.CHANGED_IN_JAMF, group, List.of(name)));
    }
    if (!truth.smart()) { // the members of a smart group follow rules, not us
      compareMembers(group, pushed, truth, items);
    }
    return items;
  }

  private static void compareMembers(
      ProvisionedGroup group,
      Collection<ProvisionedUser> pushed,
      JamfGroup truth,
      List<DriftItem> items) {
    Set<JamfUserId> members =
        truth.members().stream().map(JamfGroupMember::id).collect(Collectors.toSet());
    Set<JamfUserId> known =
        pushed.stream()
            .map(ProvisionedUser::jamfId)
            .flatMap(Optional::stream)
            .collect(Collectors.toSet());
    pushed.stream()
        .filter(user -> user.active() && user.jamfId().isPresent())
        .filter(user -> !members.contains(user.jamfId().get()))
        .forEach(user -> items.add(DriftItem.missingMember(group, user)));
    truth.members().stream()
        .filter(member -> !known.contains(member.id()))
        .sorted(Comparator.comparing(member -> member.id().value()))
        .forEach(member -> items.add(DriftItem.unknownMember(group, member)));
  }
}

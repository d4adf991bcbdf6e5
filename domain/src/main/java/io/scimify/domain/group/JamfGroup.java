package io.scimify.domain.group;

import io.scimify.domain.user.JamfUserId;
import java.util.Set;

/** A user group as Jamf holds it, with its members. */
public record JamfGroup(JamfGroupId id, String name, boolean smart, Set<JamfGroupMember> members) {
  public JamfGroup {
    members = Set.copyOf(members);
  }

  /** One member, as Jamf lists it. */
  public record JamfGroupMember(JamfUserId id, String username) {}
}

package io.scimify.application.port.in;

import io.scimify.domain.group.GroupDisplayName;
import io.scimify.domain.group.MembershipChange;
import java.util.List;
import java.util.Map;

/**
 * How the SCIM client wants a group to be.
 *
 * @param attributes everything but displayName and members
 * @param unresolved member values that are no id of ours: left out, and told in the activity
 */
public record GroupDraft(
    GroupDisplayName displayName,
    Map<String, Object> attributes,
    MembershipChange membership,
    List<String> unresolved) {
  public GroupDraft {
    unresolved = List.copyOf(unresolved);
  }
}

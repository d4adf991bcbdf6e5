package io.scimify.domain.group;

import io.scimify.domain.user.AttributeTree;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The identity of a group: our id for ever, its name and description, and which static user group
 * in Jamf it is. Immutable.
 *
 * @param attributes what the SCIM client sent and Jamf cannot hold, for example externalId
 * @param provisioned whether the SCIM client created or changed it, as opposed to having listed it
 */
public record ProvisionedGroup(
    ScimGroupId id,
    GroupDisplayName displayName,
    String description,
    Map<String, Object> attributes,
    boolean provisioned,
    Optional<JamfGroupId> jamfId,
    Optional<Instant> jamfWrittenAt,
    Instant createdAt,
    Instant updatedAt) {

  public ProvisionedGroup {
    attributes = AttributeTree.copyOf(attributes);
  }

  /** A static user group that Jamf had and we met for the first time. */
  public static ProvisionedGroup seen(ScimGroupId id, JamfGroupSummary jamf, Instant now) {
    return new ProvisionedGroup(
        id,
        new GroupDisplayName(jamf.name()),
        jamf.description(),
        Map.of(),
        false,
        Optional.of(jamf.id()),
        Optional.empty(),
        now,
        now);
  }

  /** The SCIM client's new word about this group. */
  public ProvisionedGroup described(
      GroupDisplayName newName, Map<String, Object> newAttributes, Instant now) {
    return new ProvisionedGroup(
        id, newName, description, newAttributes, true, jamfId, jamfWrittenAt, createdAt, now);
  }

  public ProvisionedGroup linked(JamfGroupId newJamfId, Instant now) {
    return new ProvisionedGroup(
        id,
        displayName,
        description,
        attributes,
        provisioned,
        Optional.of(newJamfId),
        Optional.of(now),
        createdAt,
        updatedAt);
  }

  /** No longer in Jamf. */
  public ProvisionedGroup unlinked() {
    return new ProvisionedGroup(
        id,
        displayName,
        description,
        attributes,
        provisioned,
        Optional.empty(),
        Optional.empty(),
        createdAt,
        updatedAt);
  }
}

package io.scimify.application.port.in;

import io.scimify.domain.group.GroupDisplayName;
import io.scimify.domain.group.ScimGroupId;
import io.scimify.domain.user.ScimUserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A group as SCIM shows it.
 *
 * @param attributes what Jamf cannot hold, as sent (externalId, extensions)
 * @param members empty when nobody asked for them and no change told them
 */
public record GroupView(
    ScimGroupId id,
    GroupDisplayName displayName,
    Map<String, Object> attributes,
    Optional<List<Member>> members,
    Instant created,
    Instant lastModified) {

  /** One member; {@code display} is its userName. */
  public record Member(ScimUserId id, String display) {}
}

package io.scimify.adapter.scim.patch;

import io.scimify.adapter.scim.schema.AttributeDefinition;
import io.scimify.adapter.scim.schema.ResourceType;
import io.scimify.adapter.scim.schema.ValueReader;
import io.scimify.domain.user.ScimUserId;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the users that a list of members names, each once. One unknown member must not fail all
 * others, since Okta never sends them again; so a value that cannot be an id of ours is set aside.
 */
public final class MemberIds {

  private static final AttributeDefinition MEMBERS =
      ResourceType.GROUP.core("members").orElseThrow();

  private final Set<String> unresolved = new LinkedHashSet<>();

  public Set<ScimUserId> of(@Nullable Object members) {
    Set<ScimUserId> ids = new LinkedHashSet<>();
    for (Object member : ValueReader.readAll(MEMBERS, members)) {
      if (member instanceof Map<?, ?> parts && parts.get("value") instanceof String value) {
        Optional<ScimUserId> id = ScimUserId.parse(value);
        id.ifPresentOrElse(ids::add, () -> unresolved.add(value));
      }
    }
    return ids;
  }

  /** What was set aside so far. */
  public Set<String> unresolved() {
    return unresolved;
  }
}

package io.scimify.domain.group;

import java.util.Optional;
import java.util.UUID;

/** Our SCIM id of a group: a UUID, ours, for ever. */
public record ScimGroupId(UUID value) {
  /** Empty when {@code text} is no id that we could have given. */
  public static Optional<ScimGroupId> parse(String text) {
    try {
      UUID uuid = UUID.fromString(text);
      return uuid.toString().equals(text) ? Optional.of(new ScimGroupId(uuid)) : Optional.empty();
    } catch (IllegalArgumentException notAUuid) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

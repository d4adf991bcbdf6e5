package io.scimify.domain.user;

import java.util.Optional;
import java.util.UUID;

/** Our SCIM id of a user: a UUID, ours, for ever, also over deletion and re-creation in Jamf. */
public record ScimUserId(UUID value) {
  /** Empty when {@code text} is no id that we could have given. */
  public static Optional<ScimUserId> parse(String text) {
    try {
      UUID uuid = UUID.fromString(text);
      return uuid.toString().equals(text) ? Optional.of(new ScimUserId(uuid)) : Optional.empty();
    } catch (IllegalArgumentException notAUuid) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

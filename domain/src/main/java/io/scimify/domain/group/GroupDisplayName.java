package io.scimify.domain.group;

import io.scimify.domain.user.UserName;
import io.scimify.domain.user.XmlText;

/**
 * A group's name as sent; Jamf keeps names unique without regard to case over static and smart
 * groups.
 */
public record GroupDisplayName(String value) {
  public static final int MAX_LENGTH = 255;

  public GroupDisplayName {
    if (value.isBlank()) {
      throw new IllegalArgumentException("displayName must not be blank");
    }
    if (value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "displayName must be at most " + MAX_LENGTH + " characters, not " + value.length());
    }
    XmlText.requireStorable("displayName", value);
  }

  /** The form under which names are compared. */
  public String key() {
    return UserName.keyOf(value);
  }

  public boolean sameAs(GroupDisplayName other) {
    return key().equals(other.key());
  }

  @Override
  public String toString() {
    return value;
  }
}

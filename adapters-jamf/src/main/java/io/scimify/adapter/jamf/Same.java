package io.scimify.adapter.jamf;

import io.scimify.domain.user.JamfUserFields;

/** Whether Jamf holds what was sent, apart from white space at the ends. */
final class Same {
  private Same() {}

  static boolean user(JamfUserFields one, JamfUserFields other) {
    return text(one.username(), other.username())
        && text(one.fullName(), other.fullName())
        && text(one.email(), other.email())
        && text(one.phone(), other.phone())
        && text(one.position(), other.position());
  }

  static boolean text(String one, String other) {
    return one.strip().equals(other.strip());
  }
}

package io.scimify.adapter.jamf;

import io.scimify.application.port.out.JamfResult.Reason;
import io.scimify.domain.group.JamfGroup;
import io.scimify.domain.group.JamfGroupId;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserId;

/**
 * Whether an answer is about what was asked for. A cache on the way may mix answers up, and to take
 * one user for another would change or delete the wrong one.
 */
final class About {
  private About() {}

  static JamfUser user(JamfUserId id, JamfUser read, JamfRequest request) {
    require(id.equals(read.id()), request);
    return read;
  }

  static JamfGroup group(JamfGroupId id, JamfGroup read, JamfRequest request) {
    require(id.equals(read.id()), request);
    return read;
  }

  private static void require(boolean asked, JamfRequest request) {
    if (!asked) {
      throw JamfFailure.of(
          Reason.UNEXPECTED, "Jamf Pro answered " + request.path() + " with another object.");
    }
  }
}

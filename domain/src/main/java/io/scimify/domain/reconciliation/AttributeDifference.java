package io.scimify.domain.reconciliation;

import io.scimify.domain.user.JamfUserFields;
import java.util.ArrayList;
import java.util.List;

/** One attribute, named as Jamf names it, on both sides; "" stands for none. */
public record AttributeDifference(String attribute, String inScim, String inJamf) {

  /** What Jamf holds differently. */
  static List<AttributeDifference> between(JamfUserFields scim, JamfUserFields jamf) {
    List<AttributeDifference> differences = new ArrayList<>();
    compare("username", scim.username(), jamf.username(), differences);
    compare("fullName", scim.fullName(), jamf.fullName(), differences);
    compare("email", scim.email(), jamf.email(), differences);
    compare("phone", scim.phone(), jamf.phone(), differences);
    compare("position", scim.position(), jamf.position(), differences);
    return List.copyOf(differences);
  }

  private static void compare(
      String attribute, String inScim, String inJamf, List<AttributeDifference> differences) {
    if (!inScim.equals(inJamf)) {
      differences.add(new AttributeDifference(attribute, inScim, inJamf));
    }
  }
}
